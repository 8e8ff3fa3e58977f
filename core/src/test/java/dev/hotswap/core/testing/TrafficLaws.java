package dev.hotswap.core.testing;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.desired.RouteDesired;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Route;
import java.util.Optional;

/** Laws about weights. */
final class TrafficLaws {
  private TrafficLaws() {}

  static Optional<String> weightsSumTo100(Moment m) {
    return m.desired()
        .flatMap(Desired::route)
        .map(RouteDesired::split)
        .filter(split -> split.shares().values().stream().mapToInt(share -> share).sum() != 100)
        .map(split -> "the route is " + split);
  }

  static Optional<String> noWeightToNothing(Moment m) {
    boolean anyAlive = m.world().backends().keySet().stream().anyMatch(each -> alive(m, each));
    return m.world().backends().keySet().stream()
        .filter(backend -> m.after().serves(backend) && dead(m, backend))
        .filter(backend -> anyAlive && !leaving(m))
        .findFirst()
        .map("%s has weight and nothing ready"::formatted);
  }

  static Optional<String> nothingReadyKeeps(Moment m) {
    boolean nothing = m.world().backends().keySet().stream().allMatch(each -> dead(m, each));
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
        .filter(attempt -> attempt.from().filter(stable -> !dead(m, stable)).isPresent())
        .filter(attempt -> !carries(m, attempt))
        .map(a -> "%d %% on %s".formatted(weight(m.after(), a), m.world().backend(a.to())));
  }

  private static boolean carries(Moment m, Attempt attempt) {
    int replicas = Math.max(attempt.floorReplicas(), m.intent().replicas());
    int needed = Math.max(1, Sizing.capacity(weight(m.after(), attempt), replicas));
    return m.world().backend(attempt.to()).known().filter(b -> b.ready() >= needed).isPresent();
  }

  /** Requests may take the plan's time, and no gauge tells that those of others are over. */
  static Optional<String> othersFinish(Moment m) {
    return m.before()
        .attempt()
        .filter(attempt -> m.world().route().known().flatMap(Route::others).isPresent())
        .filter(attempt -> back(m.after(), Stage.RollingBack.Leg.EMPTY).isPresent())
        .filter(
            attempt ->
                attempt
                    .slot()
                    .flatMap(slot -> m.world().slot(slot).known())
                    .filter(slot -> slot.pods() > 0)
                    .isPresent())
        .filter(attempt -> sooner(m, attempt))
        .map(attempt -> "%s is emptied under requests of others".formatted(attempt.to()));
  }

  private static boolean sooner(Moment m, Attempt attempt) {
    return back(m.before(), Stage.RollingBack.Leg.DRAIN)
        .map(back -> back.restoredAt().orElse(back.since()))
        .filter(since -> since.plus(attempt.plan().drain()).isAfter(m.now()))
        .isPresent();
  }

  private static Optional<Stage.RollingBack> back(ReleaseState state, Stage.RollingBack.Leg leg) {
    return state
        .attempt()
        .map(Attempt::stage)
        .filter(Stage.RollingBack.class::isInstance)
        .map(Stage.RollingBack.class::cast)
        .filter(back -> back.leg() == leg);
  }

  static Optional<String> noRiseAfterBreach(Moment m) {
    return m.after()
        .attempt()
        .filter(attempt -> attempt.held() || goingBack(m.after()))
        .filter(attempt -> !m.before().blank())
        .filter(attempt -> weight(m.after(), attempt) > weight(m.before(), attempt))
        .filter(attempt -> attempt.from().filter(stable -> !dead(m, stable)).isPresent())
        .map(a -> "%s rose in spite of %s".formatted(a.to(), a.breach()));
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
    return state.share(attempt.to());
  }

  static boolean dead(Moment m, BackendId backend) {
    return m.world().backend(backend).known().filter(b -> b.ready() == 0).isPresent();
  }

  private static boolean alive(Moment m, BackendId backend) {
    return m.world().backend(backend).known().map(Backend::ready).filter(r -> r > 0).isPresent();
  }
}
