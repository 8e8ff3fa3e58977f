package dev.hotswap.operator.traffic;

import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.decode.UnreadableParts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One route of a release and the object that carries its weights.
 *
 * @param apply what writes
 * @param owner the release
 * @param route the route
 * @param revision of the user's part that it is written with
 */
record RouteBinding(Apply apply, Owner owner, RouteSpec route, RouteRevision revision) {
  /** The object's name. */
  String name() {
    return new Names(owner.name()).route(route.name());
  }

  /** Whether this is the route's object. */
  boolean is(HasMetadata object) {
    return route.kind().type().isInstance(object) && name().equals(object.getMetadata().getName());
  }

  /** What an object of a release says. */
  static RouteSeen read(RouteKind kind, Owner owner, HasMetadata live) {
    boolean whole = UnreadableParts.of(live).isEmpty();
    return new RouteSeen(
        whole ? kind.split(owner, live) : Optional.empty(),
        RouteMetadata.revision(live),
        kind.reach().claims(owner.namespace(), Json.tree(live).path("spec")),
        kind.editors(live));
  }

  /** What would be written. */
  Rendering render(RouteWrite write) {
    Optional<String> misfit = route.userPart().misfit();
    return new Rendering(
        route, misfit.isPresent() ? Optional.empty() : Optional.of(object(write)), misfit);
  }

  private HasMetadata object(RouteWrite write) {
    Class<? extends HasMetadata> type = route.kind().type();
    return Json.as(
        Map.of(
            "apiVersion",
            HasMetadata.getApiVersion(type),
            "kind",
            HasMetadata.getKind(type),
            "metadata",
            RouteMetadata.of(owner, route, revision, write),
            "spec",
            route.kind().spec(owner, route, write.split())),
        type);
  }

  /**
   * Writes where something differs.
   *
   * @param live route objects as they were read before the decision was made: a write over one that
   *     has changed since is a conflict
   */
  Applied<HasMetadata> write(RouteWrite write, List<HasMetadata> live) {
    Rendering rendering = render(write);
    return rendering
        .object()
        .map(object -> apply.applyOver(owner, object, among(live)))
        .orElseGet(
            () ->
                new Applied.Failed<>(
                    route.name(), 422, rendering.unreadable().orElse("it cannot be read")));
  }

  /** Asks whether {@link #write} would be taken, and changes nothing. */
  Applied<HasMetadata> tried(RouteWrite write, List<HasMetadata> live) {
    return apply.tried(owner, object(write), among(live));
  }

  /** Whether {@link #write} would change nothing. */
  boolean says(RouteWrite write, List<HasMetadata> live) {
    return apply.isCurrent(object(write), among(live));
  }

  private Optional<HasMetadata> among(List<HasMetadata> live) {
    return live.stream().filter(this::is).findFirst();
  }
}
