package dev.hotswap.operator.traffic;

import dev.hotswap.operator.kube.Applied;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One write of all routes. Weights never wait for a newer form: they are written with the one in
 * force first, and the newer one follows where the API server takes all of it, whatever the kinds.
 *
 * @param write what the routes shall carry
 * @param read route objects as they were read before the decision was made
 * @param release lets go of an object of a route that there is no more; empty where it is not ours
 */
record RouteFormWrite(
    RouteWrite write,
    List<HasMetadata> read,
    Function<HasMetadata, Optional<Applied<HasMetadata>>> release) {

  /**
   * Writes them.
   *
   * @param inForce the form that was accepted last; empty before the first
   * @param offered a newer one; empty where that is no news
   */
  RouteWrites write(Optional<List<RouteBinding>> inForce, Optional<List<RouteBinding>> offered) {
    if (offered.isEmpty()) {
      // Without any form, what is there is not known to be wrong.
      return new RouteWrites(inForce.map(this::all).orElseGet(List::of), Optional.empty());
    }
    List<RouteBinding> newer = offered.get();
    Optional<String> unreadable =
        newer.stream().flatMap(route -> route.route().userPart().misfit().stream()).findFirst();
    if (unreadable.isPresent()) {
      return new RouteWrites(inForce.map(this::all).orElseGet(List::of), unreadable);
    }
    return inForce.isEmpty() || newer.stream().allMatch(route -> route.says(write, read))
        ? first(newer)
        : over(inForce.get(), newer);
  }

  /** Nothing was accepted before, or this was: there is nothing to go back to. */
  private RouteWrites first(List<RouteBinding> newer) {
    List<Applied<HasMetadata>> results = new ArrayList<>();
    Optional<String> refused = Optional.empty();
    for (RouteBinding route : newer) {
      Applied<HasMetadata> result = route.write(write, read);
      Optional<String> why = RouteRefusal.of(route.render(write), result);
      refused = refused.or(() -> why);
      if (why.isEmpty()) {
        results.add(result);
      }
    }
    results.addAll(abandoned(newer, read));
    return new RouteWrites(results, refused);
  }

  private RouteWrites over(List<RouteBinding> inForce, List<RouteBinding> newer) {
    List<Applied<HasMetadata>> results = all(inForce);
    if (results.stream().anyMatch(result -> result.trouble().isPresent())) {
      return new RouteWrites(results, Optional.empty());
    }
    List<HasMetadata> now = results.stream().flatMap(result -> result.live().stream()).toList();
    for (RouteBinding route : newer) {
      Applied<HasMetadata> tried = route.tried(write, now);
      Optional<String> why = RouteRefusal.of(route.render(write), tried);
      if (why.isPresent()) {
        return new RouteWrites(results, why);
      }
      if (tried.trouble().isPresent()) {
        results.add(tried);
        return new RouteWrites(results, Optional.empty());
      }
    }
    newer.forEach(route -> results.add(route.write(write, now)));
    results.addAll(abandoned(newer, now));
    return new RouteWrites(results, Optional.empty());
  }

  private List<Applied<HasMetadata>> all(List<RouteBinding> accepted) {
    List<Applied<HasMetadata>> results = new ArrayList<>();
    accepted.forEach(route -> results.add(route.write(write, read)));
    results.addAll(abandoned(accepted, read));
    return results;
  }

  /** Ours, of a route that there is no more, or that is of another kind by now. */
  private List<Applied<HasMetadata>> abandoned(List<RouteBinding> routes, List<HasMetadata> live) {
    return live.stream()
        .filter(object -> routes.stream().noneMatch(route -> route.is(object)))
        .flatMap(object -> release.apply(object).stream())
        .toList();
  }
}
