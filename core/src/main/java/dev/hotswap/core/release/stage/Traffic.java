package dev.hotswap.core.release.stage;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.input.Timing;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Retained;
import dev.hotswap.core.release.state.Stage;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps requests on pods that are ready, whatever a stage asks for: a backend with nothing ready
 * gets no weight while another one has something ready; when nothing is ready anywhere, or a
 * backend cannot be seen, the split stays as it is. And no weight rises before the gateway reaches
 * as many pods as it needs, unless requests would stay on a backend with nothing ready, or on a bad
 * version.
 */
public final class Traffic {
  private Traffic() {}

  /** The state with the split that comes nearest to {@code wanted}. */
  static ReleaseState toward(DecisionInput input, ReleaseState state, Split wanted) {
    Split last = state.split().orElse(wanted);
    Split safe = safe(input, state, wanted);
    return written(input, state, reached(input, state, last, safe) ? safe : last);
  }

  /** The same, but readiness alone is waited for. */
  static ReleaseState atOnce(DecisionInput input, ReleaseState state, Split wanted) {
    return written(input, state, safe(input, state, wanted));
  }

  /**
   * The state with everything sent to stable. The version before, where it stands in for a stable
   * that lost its pods, goes on until stable has enough of them, has as many as the version before,
   * or had time to get them.
   */
  static ReleaseState home(DecisionInput input, ReleaseState state, BackendId stable) {
    BackendId next =
        standIn(state, stable).filter(old -> goesOn(input, state, stable, old)).orElse(stable);
    return toward(input, state, Split.all(next));
  }

  /** The version before, where it gets every request. */
  private static Optional<BackendId> standIn(ReleaseState state, BackendId stable) {
    return state
        .retained()
        .map(old -> old.serving().backend())
        .filter(old -> !old.equals(stable) && state.share(old) == 100);
  }

  private static boolean goesOn(
      DecisionInput input, ReleaseState state, BackendId stable, BackendId old) {
    int enough = Math.min(Sizing.capacity(100, input.intent().replicas()), input.ready(old));
    return input.ready(stable) < enough
        && state.splitAt().filter(at -> !input.passed(at, Timing.STAND_IN)).isPresent();
  }

  /**
   * The state with everything sent back to {@code stable}, even where that cannot be seen.
   *
   * @param why a bad version is left at once; for anything else the gateway has to reach stable
   */
  static ReleaseState back(DecisionInput input, ReleaseState state, BackendId stable, Cause why) {
    Split all = Split.all(stable);
    return input.backend(stable).isEmpty()
        ? written(input, state, all)
        : why.urgent() ? atOnce(input, state, all) : toward(input, state, all);
  }

  private static boolean reached(DecisionInput input, ReleaseState state, Split last, Split next) {
    boolean leavesDead =
        last.shares().keySet().stream()
            .filter(backend -> next.share(backend) < last.share(backend))
            .anyMatch(backend -> isDead(input, backend));
    return leavesDead
        || rising(last, next)
            .allMatch(
                backend ->
                    input.reachable(backend) >= needed(input, state, backend, next.share(backend)));
  }

  private static Stream<BackendId> rising(Split last, Split next) {
    return next.shares().keySet().stream()
        .filter(backend -> next.share(backend) > last.share(backend));
  }

  /**
   * As many pods as the weight needs; where a backend that serves already has fewer than that, all
   * it has, and one after a while: what stands in for it may be unproven.
   */
  private static int needed(
      DecisionInput input, ReleaseState state, BackendId backend, int weight) {
    int replicas = state.attempt().map(input::replicas).orElse(input.intent().replicas());
    int capacity = Math.max(1, Sizing.capacity(weight, replicas));
    boolean candidate = state.attempt().filter(attempt -> attempt.to().equals(backend)).isPresent();
    if (candidate) {
      return capacity;
    }
    return hadTime(input, state) ? 1 : Math.min(capacity, Math.max(1, input.ready(backend)));
  }

  private static boolean hadTime(DecisionInput input, ReleaseState state) {
    return state.splitAt().filter(at -> input.passed(at, Timing.STAND_IN)).isPresent()
        && state
            .attempt()
            .filter(attempt -> !input.passed(attempt.stage().since(), Timing.STAND_IN))
            .filter(attempt -> attempt.stage() instanceof Stage.RollingBack)
            .isEmpty();
  }

  private static ReleaseState written(DecisionInput input, ReleaseState state, Split split) {
    ReleaseState next = remembered(input, decided(input, state, Optional.of(split)));
    return next.attempt()
        .filter(attempt -> attempt.trafficSince().isEmpty() && split.share(attempt.to()) > 0)
        .filter(Attempt::ownsSlot)
        .map(attempt -> next.trying(attempt.admitted(input.now(), input.world().counters())))
        .orElse(next);
  }

  private static ReleaseState decided(
      DecisionInput input, ReleaseState state, Optional<Split> split) {
    return input
        .start()
        .splitAt()
        .filter(at -> split.equals(input.start().split()))
        .filter(at -> !at.isAfter(input.now()))
        .map(at -> state.splitKnownSince(split, at))
        .orElseGet(() -> state.split(split, input.now()));
  }

  /** Pods that nobody remembers and that serve now are remembered, so that none goes too soon. */
  private static ReleaseState remembered(DecisionInput input, ReleaseState state) {
    boolean known =
        state.stable().isEmpty()
            || state.retained().isPresent()
            || state.attempt().filter(Attempt::ownsSlot).isPresent();
    return state.split().stream()
        .filter(split -> !known)
        .flatMap(split -> split.shares().keySet().stream())
        .filter(backend -> !state.isStable(backend))
        .findFirst()
        .flatMap(input::serving)
        .map(found -> new Retained(found, input.now(), input.intent().plan()))
        .map(found -> state.retaining(Optional.of(found)))
        .orElse(state);
  }

  /** What comes nearest to {@code wanted} without sending requests to where nothing answers. */
  private static Split safe(DecisionInput input, ReleaseState state, Split wanted) {
    Split last = state.split().orElse(wanted);
    boolean losesAll =
        wanted.shares().keySet().stream().anyMatch(backend -> isDead(input, backend));
    if (losesAll) {
      return others(input, state, wanted, last)
          .filter(backend -> input.ready(backend) > 0)
          .findFirst()
          .map(Split::all)
          .orElse(last);
    }
    return rising(last, wanted).anyMatch(backend -> input.backend(backend).isEmpty())
        ? last
        : wanted;
  }

  /**
   * What may stand in, the nearest first: what has a part already, what is remembered, the rest.
   */
  private static Stream<BackendId> others(
      DecisionInput input, ReleaseState state, Split wanted, Split last) {
    return Stream.of(
            wanted.shares().keySet().stream(),
            last.shares().keySet().stream(),
            state.attempt().stream().flatMap(attempt -> attempt.from().stream()),
            state.attempt().stream().map(Attempt::to),
            state.retained().stream().map(old -> old.serving().backend()),
            input.world().backends().keySet().stream())
        .flatMap(each -> each);
  }

  private static boolean isDead(DecisionInput input, BackendId backend) {
    return input.backend(backend).filter(seen -> seen.ready() == 0).isPresent();
  }
}
