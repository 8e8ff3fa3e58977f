package dev.hotswap.operator.traffic.istio;

import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Editor;
import dev.hotswap.operator.kube.ManagedFields;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.decode.UnreadableParts;
import dev.hotswap.operator.traffic.RouteWrites;
import dev.hotswap.operator.traffic.TrafficRouter;
import dev.hotswap.operator.traffic.WrittenRoutes;
import io.fabric8.istio.api.networking.v1.VirtualService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Routes in VirtualServices that the release creates, owns and deletes. */
public final class IstioRouter implements TrafficRouter<VirtualService> {
  private final Apply apply;
  private final Owner owner;
  private final Optional<OwnedRoutes> inForce;
  private final Optional<OwnedRoutes> offered;
  private final OwnedVirtualService form;

  /**
   * The router of one release.
   *
   * @param apply what writes
   * @param owner the release
   * @param clusterDomain the end of every Service's full name, {@code cluster.local} mostly
   * @param inForce every route of the release as it was accepted last; empty before the first
   * @param offered the routes as they shall be from now on; empty where that is no news
   */
  public IstioRouter(
      Apply apply,
      Owner owner,
      String clusterDomain,
      Optional<OwnedRoutes> inForce,
      Optional<OwnedRoutes> offered) {
    this.apply = apply;
    this.owner = owner;
    this.inForce = inForce;
    this.offered = offered;
    this.form =
        new OwnedVirtualService(
            owner, new Destinations(owner.name(), owner.namespace(), clusterDomain));
  }

  @Override
  public Class<VirtualService> kind() {
    return VirtualService.class;
  }

  /** True where a newer form is to be tried. */
  public boolean offers() {
    return offered.isPresent();
  }

  /** Names of all route objects that there may be. */
  public List<String> names() {
    return Stream.concat(inForce.stream(), offered.stream())
        .flatMap(routes -> routes.routes().stream())
        .map(this::name)
        .distinct()
        .toList();
  }

  @Override
  public WrittenRoutes read(List<VirtualService> live) {
    List<VirtualService> ours = live.stream().filter(owner::controls).toList();
    List<Optional<Split>> splits = ours.stream().map(this::split).toList();
    Optional<Split> first = splits.stream().flatMap(Optional::stream).findFirst();
    List<String> present = ours.stream().map(route -> route.getMetadata().getName()).toList();
    boolean complete =
        names().isEmpty()
            || Stream.of(inForce, offered)
                .anyMatch(
                    form -> form.filter(routes -> present.containsAll(names(routes))).isPresent());
    return new WrittenRoutes(
        first,
        first.isPresent() && complete && splits.stream().allMatch(first::equals),
        common(ours),
        ours.stream().flatMap(v -> editors(v).stream()).toList());
  }

  /** An object that cannot be read as a whole says nothing certain, so it is written anew. */
  private Optional<Split> split(VirtualService live) {
    return UnreadableParts.of(live).isEmpty() ? form.split(live) : Optional.empty();
  }

  private static Optional<RouteRevision> common(List<VirtualService> ours) {
    List<Optional<RouteRevision>> said =
        ours.stream().map(OwnedVirtualService::revision).distinct().toList();
    return said.size() == 1 ? said.getFirst() : Optional.empty();
  }

  @Override
  public RouteWrites<VirtualService> write(
      Split split, Instant decidedAt, List<VirtualService> live) {
    return new RouteFormWrite(apply, owner, form, split, decidedAt, live).write(inForce, offered);
  }

  /**
   * As {@link #write}, and leaves a note on every route, which the next write takes away.
   *
   * @param note what is to be known of this write besides the split
   */
  public List<Applied<VirtualService>> write(
      Split split, Instant decidedAt, String note, List<VirtualService> live) {
    return new RouteFormWrite(apply, owner, form.noting(note), split, decidedAt, live)
        .write(inForce.or(() -> offered), Optional.empty())
        .results();
  }

  @Override
  public List<Applied<VirtualService>> remove(List<VirtualService> live) {
    return live.stream().filter(owner::controls).map(vs -> apply.delete(owner, vs)).toList();
  }

  private List<String> names(OwnedRoutes routes) {
    return routes.routes().stream().map(this::name).toList();
  }

  private String name(OwnedRoute route) {
    return new Names(owner.name()).route(route.name());
  }

  private static List<Editor> editors(VirtualService live) {
    return ManagedFields.editors(live, "spec", "http");
  }
}
