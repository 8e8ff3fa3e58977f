package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.world.Route;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Forms of routes that were offered and not taken. Whoever refused may think better of it, so each
 * is offered again once in a while; nothing else of the release waits for that.
 */
final class RouteRefusals {
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Map<ReleaseKey, Refusal> refusals = new ConcurrentHashMap<>();

  private record Refusal(RouteRevision form, String why, Instant until) {}

  /** Why the release's newest form was not taken; empty where it was, or was not tried. */
  Optional<Route.Refused> of(ReleaseKey release) {
    return Optional.ofNullable(refusals.get(release))
        .map(refusal -> new Route.Refused(refusal.form(), refusal.why()));
  }

  /** True while this form need not be offered again. */
  boolean holds(ReleaseKey release, RouteRevision form, Instant now) {
    return Optional.ofNullable(refusals.get(release))
        .filter(refusal -> refusal.form().equals(form))
        .filter(refusal -> now.isBefore(refusal.until()))
        .filter(refusal -> !refusal.until().isAfter(now.plus(AGAIN)))
        .isPresent();
  }

  /** When it is offered again. */
  Optional<Instant> again(ReleaseKey release) {
    return Optional.ofNullable(refusals.get(release)).map(Refusal::until);
  }

  /**
   * Notes what came of offering a form.
   *
   * @param why it was not taken; empty where it was
   */
  void offered(ReleaseKey release, RouteRevision form, Optional<String> why, Instant now) {
    why.ifPresentOrElse(
        sentence -> refusals.put(release, new Refusal(form, sentence, now.plus(AGAIN))),
        () -> refusals.remove(release));
  }

  /** Forgets a release whose routes are as its spec says, or that is gone. */
  void forget(ReleaseKey release) {
    refusals.remove(release);
  }
}
