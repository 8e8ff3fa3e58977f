package dev.hotswap.operator.traffic;

import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The routes of one release, of whatever kinds. All of them carry the same split and move together:
 * they are written only when every one is.
 *
 * <p>Every call is given the route objects as they were read before the decision was made; a write
 * over one that has changed since is a conflict, so an operator that was paused for a while cannot
 * overwrite what its successor wrote.
 */
public final class RouteBindings {
  private final Apply apply;
  private final Owner owner;
  private final RouteKinds kinds;
  private final Optional<List<RouteBinding>> inForce;
  private final Optional<List<RouteBinding>> offered;

  /**
   * The routes of one release.
   *
   * @param apply what writes
   * @param owner the release
   * @param kinds every kind that its routes may be of
   * @param inForce every route of the release as it was accepted last; empty before the first
   * @param offered the routes as they shall be from now on; empty where that is no news
   */
  public RouteBindings(
      Apply apply,
      Owner owner,
      RouteKinds kinds,
      Optional<RouteSet> inForce,
      Optional<RouteSet> offered) {
    this.apply = apply;
    this.owner = owner;
    this.kinds = kinds;
    this.inForce = inForce.map(this::bound);
    this.offered = offered.map(this::bound);
  }

  private List<RouteBinding> bound(RouteSet form) {
    return form.routes().stream()
        .map(route -> new RouteBinding(apply, owner, route, form.revision()))
        .toList();
  }

  /** True where a newer form is to be tried. */
  public boolean offers() {
    return offered.isPresent();
  }

  /**
   * An object that carries a route's weights.
   *
   * @param type its class
   */
  public record RouteObject(Class<? extends HasMetadata> type, String name) {
    @Override
    public String toString() {
      return HasMetadata.getKind(type) + " " + name;
    }
  }

  /** All route objects that there may be. */
  public List<RouteObject> objects() {
    return Stream.concat(inForce.stream(), offered.stream())
        .flatMap(List::stream)
        .map(route -> new RouteObject(route.route().kind().type(), route.name()))
        .distinct()
        .toList();
  }

  /** What these objects say; objects that are not this release's routes are passed over. */
  public WrittenRoutes read(List<HasMetadata> live) {
    List<HasMetadata> ours = live.stream().filter(owner::controls).toList();
    List<RouteSeen> seen =
        ours.stream()
            .flatMap(
                object ->
                    kinds.of(object).map(kind -> RouteBinding.read(kind, owner, object)).stream())
            .toList();
    List<Optional<Split>> splits = seen.stream().map(RouteSeen::split).toList();
    Optional<Split> first = splits.stream().flatMap(Optional::stream).findFirst();
    return new WrittenRoutes(
        first,
        first.isPresent() && isComplete(ours) && splits.stream().allMatch(first::equals),
        common(seen),
        seen.stream().flatMap(route -> route.editors().stream()).toList());
  }

  private boolean isComplete(List<HasMetadata> ours) {
    return objects().isEmpty()
        || Stream.of(inForce, offered)
            .flatMap(Optional::stream)
            .anyMatch(form -> form.stream().allMatch(route -> ours.stream().anyMatch(route::is)));
  }

  private static Optional<RouteRevision> common(List<RouteSeen> seen) {
    List<Optional<RouteRevision>> said = seen.stream().map(RouteSeen::revision).distinct().toList();
    return said.size() == 1 ? said.getFirst() : Optional.empty();
  }

  /**
   * Makes every route carry this split and the time of its decision, one write for each that
   * differs, and lets go of route objects of the release that belong to no route of it. A newer
   * form of the user's part is written only where the API server was asked before and takes all of
   * it; else everything is written with the form in force.
   */
  public RouteWrites write(RouteWrite write, List<HasMetadata> live) {
    return new RouteFormWrite(write, live, this::abandoned).write(inForce, offered);
  }

  /** As {@link #write}, and never with a newer form where one was accepted. */
  public List<Applied<HasMetadata>> writeInForce(RouteWrite write, List<HasMetadata> live) {
    return new RouteFormWrite(write, live, this::abandoned)
        .write(inForce.or(() -> offered), Optional.empty())
        .results();
  }

  /** The objects that {@link #writeInForce} would write; none for what does not fit its kind. */
  public List<HasMetadata> renderings(RouteWrite write) {
    return inForce.or(() -> offered).stream()
        .flatMap(List::stream)
        .flatMap(route -> route.render(write).object().stream())
        .toList();
  }

  /** Lets go of every route of the release; the gateway then knows no such host. */
  public List<Applied<HasMetadata>> release(List<HasMetadata> live) {
    return live.stream().filter(owner::controls).map(this::release).toList();
  }

  private Optional<Applied<HasMetadata>> abandoned(HasMetadata object) {
    return Optional.of(object).filter(owner::controls).map(this::release);
  }

  private Applied<HasMetadata> release(HasMetadata object) {
    return apply.delete(owner, object);
  }
}
