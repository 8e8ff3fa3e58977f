package dev.hotswap.operator.traffic.istio;

import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Editor;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.ManagedFields;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.traffic.TrafficRouter;
import dev.hotswap.operator.traffic.WrittenRoutes;
import io.fabric8.istio.api.networking.v1.VirtualService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Routes in VirtualServices that the release creates, owns and deletes. */
public final class IstioRouter implements TrafficRouter<VirtualService> {
  private final Apply apply;
  private final Owner owner;
  private final List<OwnedRoute> routes;
  private final OwnedVirtualService form;

  /**
   * The router of one release.
   *
   * @param apply what writes
   * @param owner the release
   * @param clusterDomain the end of every Service's full name, {@code cluster.local} mostly
   * @param routes every route of the release
   */
  public IstioRouter(Apply apply, Owner owner, String clusterDomain, List<OwnedRoute> routes) {
    this.apply = apply;
    this.owner = owner;
    this.routes = List.copyOf(routes);
    this.form =
        new OwnedVirtualService(
            owner, new Destinations(owner.name(), owner.namespace(), clusterDomain));
  }

  @Override
  public Class<VirtualService> kind() {
    return VirtualService.class;
  }

  @Override
  public WrittenRoutes read(List<VirtualService> live) {
    List<VirtualService> ours = live.stream().filter(owner::controls).toList();
    List<Optional<Split>> splits =
        routes.stream().map(route -> find(route, ours).flatMap(form::split)).toList();
    Optional<Split> first = splits.stream().flatMap(Optional::stream).findFirst();
    boolean whole = first.isPresent() && splits.stream().allMatch(first::equals);
    return new WrittenRoutes(
        first, whole, ours.stream().flatMap(v -> editors(v).stream()).toList());
  }

  @Override
  public List<Applied<VirtualService>> write(
      Split split, Instant decidedAt, List<VirtualService> live) {
    Stream<Applied<VirtualService>> written =
        routes.stream()
            .map(route -> write(route, split, decidedAt, Optional.empty(), find(route, live)));
    Stream<Applied<VirtualService>> deleted =
        live.stream().filter(this::abandoned).map(vs -> apply.delete(owner, vs));
    return Stream.concat(written, deleted).toList();
  }

  /**
   * A user's part that is no http route leaves the gateway the one it has: weights move all the
   * same.
   */
  private Applied<VirtualService> write(
      OwnedRoute route,
      Split split,
      Instant decidedAt,
      Optional<String> note,
      Optional<VirtualService> live) {
    Optional<Map<String, Object>> own =
        route.http().value().or(() -> live.filter(owner::controls).map(RouteHttp::of));
    return own.map(http -> form.render(route, http, split, decidedAt))
        .map(rendered -> noted(rendered, note))
        .<Applied<VirtualService>>map(rendered -> apply.applyOver(owner, rendered, live))
        .orElseGet(
            () ->
                new Applied.Failed<>(
                    "VirtualService " + new Names(owner.name()).route(route.name()),
                    0,
                    route.http().misfit().orElse("")));
  }

  /**
   * As {@link #write}, and leaves a note on every route, which the next write takes away.
   *
   * @param note what is to be known of this write besides the split
   */
  public List<Applied<VirtualService>> write(
      Split split, Instant decidedAt, String note, List<VirtualService> live) {
    return routes.stream()
        .map(route -> write(route, split, decidedAt, Optional.of(note), find(route, live)))
        .toList();
  }

  private static VirtualService noted(VirtualService rendered, Optional<String> note) {
    note.ifPresent(text -> rendered.getMetadata().getAnnotations().put(Labels.WENT_BACK, text));
    return rendered;
  }

  @Override
  public List<Applied<VirtualService>> remove(List<VirtualService> live) {
    return live.stream().filter(owner::controls).map(vs -> apply.delete(owner, vs)).toList();
  }

  private Optional<VirtualService> find(OwnedRoute route, List<VirtualService> live) {
    return live.stream().filter(vs -> isOf(route, vs)).findFirst();
  }

  /** Ours, of a route that the spec named before and names no more. */
  private boolean abandoned(VirtualService live) {
    return owner.controls(live) && routes.stream().noneMatch(route -> isOf(route, live));
  }

  private boolean isOf(OwnedRoute route, VirtualService live) {
    return new Names(owner.name()).route(route.name()).equals(live.getMetadata().getName());
  }

  private static List<Editor> editors(VirtualService live) {
    return ManagedFields.editors(live, "spec", "http");
  }
}
