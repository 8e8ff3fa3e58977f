package dev.hotswap.core.release.machine;

import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.desired.Removal;
import dev.hotswap.core.release.input.Intent;
import dev.hotswap.core.release.stage.Rejection;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.Deletion;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.RollingBack;
import java.time.Instant;
import java.util.Optional;

/** Tells which releases cannot wait: those whose requests are to go elsewhere at once. */
public final class WayBack {
  private WayBack() {}

  /**
   * True while requests go back to a version that ran, or a route is being released, and it was not
   * yet seen that they did.
   */
  public static boolean underWay(ReleaseState state) {
    return state
        .deletion()
        .map(deletion -> deletion.routeGoneAt().isEmpty() && !deletion.done())
        .orElseGet(() -> state.attempt().filter(WayBack::underWay).isPresent());
  }

  private static boolean underWay(Attempt attempt) {
    boolean revert = attempt.kind() == Attempt.Kind.REVERT;
    return switch (attempt.stage()) {
      case RollingBack back ->
          switch (back.leg()) {
            case ROUTE_ALONE, ROUTE -> true;
            case PUBLIC_BOTH, PUBLIC_STABLE, DRAIN, EMPTY -> false;
          };
      case Stage.Starting _, Stage.Shifting _ -> revert;
      case Promoting promoting -> revert && promoting.move() == Promoting.Move.WEIGHT;
      case Stage.Preparing _, Stage.Draining _ -> false;
    };
  }

  /**
   * True where this decision may be acted on although it could not be remembered: every request
   * goes to the version that ran before, or the release is deleted and its route goes.
   */
  public static boolean goesUntold(Intent intent, ReleaseState next) {
    return Removal.applies(intent, next)
        || (next.attempt().filter(attempt -> attempt.stage() instanceof RollingBack).isPresent()
            && next.stable()
                .map(stable -> Split.all(stable.backend()))
                .filter(home -> next.split().equals(Optional.of(home)))
                .isPresent());
  }

  /**
   * What is remembered, where an attempt was taken back and status does not say so.
   *
   * @param startedAt of the attempt that was taken back; any other one is left as it is
   * @param since when it was decided
   * @param why why it was taken back
   */
  public static ReleaseState recalled(
      ReleaseState state, Instant startedAt, Instant since, Breach why) {
    Optional<Serving> stable = state.stable();
    Optional<Attempt> taken =
        state
            .attempt()
            .filter(attempt -> attempt.startedAt().equals(startedAt))
            .filter(attempt -> attempt.stage().takesTraffic());
    return stable.isEmpty() || taken.isEmpty()
        ? state
        : Rejection.decided(state, taken.get().because(why), why.cause(), since)
            .at(taken.get().because(why), back(taken.get().stage(), since, why.cause()))
            .splitKnownSince(Optional.of(Split.all(stable.get().backend())), since);
  }

  private static Stage back(Stage from, Instant since, Cause cause) {
    boolean publicMoved =
        from instanceof Promoting promoting && promoting.move() != Promoting.Move.WEIGHT;
    return new RollingBack(RollingBack.Leg.ROUTE_ALONE, since, cause, true, publicMoved);
  }

  /** The same memory of a release whose deletion has come so far. */
  public static ReleaseState leaving(ReleaseState state, Deletion begun) {
    return state.leaving(begun);
  }

  /** True while a candidate gets requests that something seen now may take from it at once. */
  public static boolean mayBegin(ReleaseState state) {
    return state
        .attempt()
        .filter(attempt -> attempt.stage().takesTraffic() && !attempt.held())
        .isPresent();
  }
}
