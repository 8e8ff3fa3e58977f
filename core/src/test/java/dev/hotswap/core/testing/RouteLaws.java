package dev.hotswap.core.testing;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.desired.RouteDesired;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.world.Route;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Laws about what routes say besides weights, and what is said of routes. */
final class RouteLaws {
  private RouteLaws() {}

  static Optional<String> frozen(Moment m) {
    Optional<Instant> running = m.before().attempt().map(Attempt::startedAt);
    boolean moves =
        running.isPresent()
            && running.equals(m.after().attempt().map(Attempt::startedAt))
            && m.after().stable().isPresent()
            && m.before().routes().isPresent();
    return m.desired()
        .flatMap(Desired::route)
        .filter(route -> moves)
        .filter(
            route ->
                !route.inForce().map(RouteDesired.Form::revision).equals(m.before().routes())
                    || route.offered().isPresent())
        .map(route -> "%s became %s".formatted(m.before().routes(), route));
  }

  static Optional<String> readBack(Moment m) {
    Optional<RouteRevision> said =
        m.world().route().known().flatMap(Route::said).flatMap(Route.Said::revision);
    return m.after()
        .routes()
        .filter(next -> !m.before().routes().equals(Optional.of(next)))
        .filter(next -> !said.equals(Optional.of(next)))
        .map(next -> "%s is in force, and %s was read".formatted(next, said));
  }

  static Optional<String> restored(Moment m) {
    boolean news = restoredAt(m.before()).isEmpty() && restoredAt(m.after()).isPresent();
    boolean says =
        m.world()
            .route()
            .known()
            .filter(route -> m.after().split().filter(route::says).isPresent())
            .isPresent();
    return news && m.after().stable().isPresent() && !says
        ? Optional.of("the route says " + m.world().route())
        : Optional.empty();
  }

  private static Optional<Instant> restoredAt(ReleaseState state) {
    return state
        .attempt()
        .map(Attempt::stage)
        .filter(Stage.RollingBack.class::isInstance)
        .map(Stage.RollingBack.class::cast)
        .flatMap(Stage.RollingBack::restoredAt);
  }

  /** A backend that routes do not reach by a port of its own; only who lost the memory guesses. */
  static Optional<String> cutOff(Moment m) {
    return m.desired().flatMap(Desired::route).stream()
        .flatMap(route -> Stream.concat(route.inForce().stream(), route.offered().stream()))
        .flatMap(form -> cutOff(m, form).stream())
        .findFirst();
  }

  private static Optional<String> cutOff(Moment m, RouteDesired.Form route) {
    Optional<Serving> stable = m.after().stable();
    boolean another =
        stable.filter(s -> !behind(route, s.backend(), s.target().revision()::equals)).isPresent();
    boolean missing =
        route.backends().values().stream()
            .anyMatch(
                backend ->
                    backend
                        .routes()
                        .filter(r -> !PlayedPorts.has(backend.revision(), r))
                        .isPresent());
    return another || missing
        ? Optional.of("%s with stable %s".formatted(route, stable))
        : Optional.empty();
  }

  private static boolean behind(
      RouteDesired.Form route, BackendId backend, Predicate<Revision> is) {
    return Optional.ofNullable(route.backends().get(backend))
        .map(RouteDesired.Backend::revision)
        .filter(is)
        .isPresent();
  }
}
