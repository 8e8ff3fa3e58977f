package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.world.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The form of one release's routes that was offered and not taken. Whoever refused may think better
 * of it, so it is offered again once in a while; nothing else of the release waits for that.
 */
final class RouteRefusals {
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private volatile Optional<Refusal> last = Optional.empty();

  private record Refusal(RouteRevision form, String why, Instant until) {}

  /** Why the newest form was not taken; empty where it was, or was not tried. */
  Optional<Route.Refused> refused() {
    return last.map(refusal -> new Route.Refused(refusal.form(), refusal.why()));
  }

  /** True while this form need not be offered again. */
  boolean holds(RouteRevision form, Instant now) {
    return last.filter(refusal -> refusal.form().equals(form))
        .filter(refusal -> now.isBefore(refusal.until()))
        .filter(refusal -> !refusal.until().isAfter(now.plus(AGAIN)))
        .isPresent();
  }

  /** When it is offered again. */
  Optional<Instant> again() {
    return last.map(Refusal::until);
  }

  /**
   * Notes what came of offering a form.
   *
   * @param why it was not taken; empty where it was
   */
  void offered(RouteRevision form, Optional<String> why, Instant now) {
    last = why.map(sentence -> new Refusal(form, sentence, now.plus(AGAIN)));
  }
}
