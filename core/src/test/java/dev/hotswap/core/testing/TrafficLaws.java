package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.Attempt;
import dev.hotswap.core.release.Desired;
import dev.hotswap.core.release.ReleaseState;
import dev.hotswap.core.release.RouteDesired;
import dev.hotswap.core.release.Stage;
import dev.hotswap.core.world.Backend;
import java.util.Optional;

/** Laws about weights. */
final class TrafficLaws {
  private TrafficLaws() {}

  static Optional<String> weightsSumTo100(Moment m) {
    return m.desired()
        .flatMap(Desired::route)
        .map(RouteDesired::split)
        .filter(split -> split.of(Slot.A) + split.of(Slot.B) != 100)
        .map(split -> "the route is " + split);
  }

  static Optional<String> noWeightToNothing(Moment m) {
    for (Slot slot : Slot.values()) {
      if (m.after().serves(slot) && dead(m, slot) && alive(m, slot.other()) && !leaving(m)) {
        return Optional.of("slot %s has weight and nothing ready".formatted(slot));
      }
    }
    return Optional.empty();
  }

  static Optional<String> nothingReadyKeeps(Moment m) {
    boolean nothing = dead(m, Slot.A) && dead(m, Slot.B);
    Optional<Split> before = m.before().split();
    Optional<Split> after = m.after().split();
    return nothing && before.isPresent() && after.isPresent() && !before.equals(after)
        ? Optional.of("from %s to %s".formatted(before, after))
        : Optional.empty();
  }

  static Optional<String> capacityFirst(Moment m) {
    return m.after()
        .attempt()
        .filter(attempt -> !m.before().blank())
        .filter(attempt -> weight(m.after(), attempt) > weight(m.before(), attempt))
        .filter(attempt -> !dead(m, attempt.slot().other()))
        .filter(attempt -> !carries(m, attempt))
        .map(a -> "%d %% on %s".formatted(weight(m.after(), a), m.world().backend(a.slot())));
  }

  private static boolean carries(Moment m, Attempt attempt) {
    int replicas = Math.max(attempt.floorReplicas(), m.intent().replicas());
    int needed = Math.max(1, Sizing.capacity(weight(m.after(), attempt), replicas));
    return m.world().backend(attempt.slot()).known().filter(b -> b.ready() >= needed).isPresent();
  }

  static Optional<String> noRiseAfterBreach(Moment m) {
    return m.after()
        .attempt()
        .filter(attempt -> attempt.held() || goingBack(m.after()))
        .filter(attempt -> !m.before().blank())
        .filter(attempt -> weight(m.after(), attempt) > weight(m.before(), attempt))
        .filter(attempt -> !dead(m, attempt.slot().other()))
        .map(a -> "%s rose in spite of %s".formatted(a.slot(), a.breach()));
  }

  static Optional<String> servingStays(Moment m) {
    return m.desired()
        .flatMap(d -> d.emptied().stream().filter(slot -> m.after().serves(slot)).findFirst())
        .map(slot -> "slot %s is emptied and has weight".formatted(slot));
  }

  static Optional<String> routeAlone(Moment m) {
    boolean begins =
        !goingBack(m.before())
            && goingBack(m.after())
            && m.after().attempt().flatMap(Attempt::trafficSince).isPresent();
    boolean stands = m.after().attempt().filter(a -> weight(m.after(), a) > 0).isPresent();
    boolean alone = m.desired().filter(Desired::routeAlone).isPresent();
    boolean seenAtOnce = restored(m.after());
    return begins && !alone && !stands && !seenAtOnce
        ? Optional.of("other writes come with the first of the rollback: " + m.after())
        : Optional.empty();
  }

  private static boolean restored(ReleaseState state) {
    return state
        .attempt()
        .filter(a -> a.stage() instanceof Stage.RollingBack b && b.restoredAt().isPresent())
        .isPresent();
  }

  private static boolean goingBack(ReleaseState state) {
    return state.attempt().filter(a -> a.stage() instanceof Stage.RollingBack).isPresent();
  }

  private static boolean leaving(Moment m) {
    return m.after().deletion().isPresent();
  }

  static int weight(ReleaseState state, Attempt attempt) {
    return state.split().map(split -> split.of(attempt.slot())).orElse(0);
  }

  static boolean dead(Moment m, Slot slot) {
    return m.world().backend(slot).known().filter(b -> b.ready() == 0).isPresent();
  }

  private static boolean alive(Moment m, Slot slot) {
    return m.world().backend(slot).known().map(Backend::ready).filter(r -> r > 0).isPresent();
  }
}
