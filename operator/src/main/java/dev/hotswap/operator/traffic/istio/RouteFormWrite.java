package dev.hotswap.operator.traffic.istio;

import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.traffic.RouteWrites;
import io.fabric8.istio.api.networking.v1.VirtualService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One write of all routes. Weights never wait for a newer form: they are written with the one in
 * force first, and the newer one follows where the API server takes all of it.
 */
final class RouteFormWrite {
  private final Apply apply;
  private final Owner owner;
  private final OwnedVirtualService form;
  private final Split split;
  private final Instant decidedAt;
  private final List<VirtualService> read;

  RouteFormWrite(
      Apply apply,
      Owner owner,
      OwnedVirtualService form,
      Split split,
      Instant decidedAt,
      List<VirtualService> read) {
    this.apply = apply;
    this.owner = owner;
    this.form = form;
    this.split = split;
    this.decidedAt = decidedAt;
    this.read = read;
  }

  RouteWrites<VirtualService> write(Optional<OwnedRoutes> inForce, Optional<OwnedRoutes> offered) {
    if (inForce.isEmpty() && offered.isEmpty()) {
      return new RouteWrites<>(
          List.of(), Optional.empty()); // what is there is not known to be wrong
    }
    if (offered.isEmpty()) {
      return new RouteWrites<>(all(inForce.stream()), Optional.empty());
    }
    List<Rendering> newer = offered.get().routes().stream().map(r -> render(offered, r)).toList();
    Optional<String> unreadable =
        newer.stream().flatMap(rendering -> rendering.unreadable().stream()).findFirst();
    if (unreadable.isPresent()) {
      return new RouteWrites<>(all(inForce.stream()), unreadable);
    }
    return inForce.isEmpty() || isWritten(newer) ? first(newer) : over(inForce.get(), newer);
  }

  /** Nothing was accepted before, or this was: there is nothing to go back to. */
  private RouteWrites<VirtualService> first(List<Rendering> newer) {
    List<Applied<VirtualService>> results = new ArrayList<>();
    Optional<String> refused = Optional.empty();
    for (Rendering rendering : newer) {
      Applied<VirtualService> result = put(rendering.object().orElseThrow(), read);
      Optional<String> why = RouteRefusal.of(rendering, result);
      refused = refused.or(() -> why);
      if (why.isEmpty()) {
        results.add(result);
      }
    }
    results.addAll(abandoned(newer, read));
    return new RouteWrites<>(results, refused);
  }

  private RouteWrites<VirtualService> over(OwnedRoutes inForce, List<Rendering> newer) {
    List<Applied<VirtualService>> results = all(Stream.of(inForce));
    if (results.stream().anyMatch(result -> result.trouble().isPresent())) {
      return new RouteWrites<>(results, Optional.empty());
    }
    List<VirtualService> now = results.stream().flatMap(result -> result.live().stream()).toList();
    for (Rendering rendering : newer) {
      VirtualService object = rendering.object().orElseThrow();
      Applied<VirtualService> tried = apply.tried(owner, object, named(object, now));
      Optional<String> why = RouteRefusal.of(rendering, tried);
      if (why.isPresent()) {
        return new RouteWrites<>(results, why);
      }
      if (tried.trouble().isPresent()) {
        results.add(tried);
        return new RouteWrites<>(results, Optional.empty());
      }
    }
    newer.forEach(rendering -> results.add(put(rendering.object().orElseThrow(), now)));
    results.addAll(abandoned(newer, now));
    return new RouteWrites<>(results, Optional.empty());
  }

  private List<Applied<VirtualService>> all(Stream<OwnedRoutes> accepted) {
    List<Rendering> objects =
        accepted
            .flatMap(routes -> routes.routes().stream().map(r -> render(Optional.of(routes), r)))
            .toList();
    List<Applied<VirtualService>> results = new ArrayList<>();
    objects.forEach(rendering -> results.add(put(rendering, read)));
    results.addAll(abandoned(objects, read));
    return results;
  }

  private Applied<VirtualService> put(Rendering rendering, List<VirtualService> live) {
    return rendering
        .object()
        .map(object -> put(object, live))
        .orElseGet(
            () ->
                new Applied.Failed<>(
                    rendering.name(), 422, rendering.unreadable().orElse("it cannot be read")));
  }

  private Applied<VirtualService> put(VirtualService object, List<VirtualService> live) {
    return apply.applyOver(owner, object, named(object, live));
  }

  private Rendering render(Optional<OwnedRoutes> routes, OwnedRoute route) {
    return Rendering.of(
        route, () -> form.render(route, routes.orElseThrow().revision(), split, decidedAt));
  }

  private boolean isWritten(List<Rendering> newer) {
    return newer.stream()
        .flatMap(rendering -> rendering.object().stream())
        .allMatch(object -> Apply.isCurrent(object, named(object, read)));
  }

  private static Optional<VirtualService> named(VirtualService object, List<VirtualService> live) {
    String name = object.getMetadata().getName();
    return live.stream().filter(vs -> name.equals(vs.getMetadata().getName())).findFirst();
  }

  /** Ours, of a route that there is no more. */
  private List<Applied<VirtualService>> abandoned(
      List<Rendering> routes, List<VirtualService> live) {
    List<String> names =
        routes.stream().map(route -> new Names(owner.name()).route(route.name())).toList();
    return live.stream()
        .filter(owner::controls)
        .filter(vs -> !names.contains(vs.getMetadata().getName()))
        .map(vs -> apply.delete(owner, vs))
        .toList();
  }
}
