package dev.hotswap.core.reference;

import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Coverage;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The ways a release usually goes, one short story each. */
final class PhaseTour {
  private static final Plan ASKS =
      Plans.of(List.of(Plans.untilPromoted(10)), new Sizing.Full(), OnBreach.ROLLBACK);
  private static final Plan HOLDS =
      Plans.of(List.of(Plans.step(10, 5)), new Sizing.Full(), OnBreach.HOLD);

  private PhaseTour() {}

  static Coverage coverage() {
    Coverage coverage = new Coverage();
    Stream.of(
            oneAfterTheOther(),
            firstFails(),
            fails(Conduct.NO_IMAGE),
            fails(Conduct.CRASH_LOOPS),
            fails(Conduct.FAILS_REQUESTS),
            endsWhilePromoted(),
            asked(Command.Verb.PROMOTE, Phase.STABLE),
            asked(Command.Verb.ABORT, Phase.ROLLED_BACK),
            breachIsHeld(),
            paused(),
            superseded(),
            reverted(),
            backToTheOneBefore(),
            memoryLost())
        .flatMap(story -> story.moments().stream())
        .forEach(coverage::see);
    return coverage;
  }

  private static Scenario oneAfterTheOther() {
    Scenario release =
        Scenario.first("1.0", Conduct.HEALTHY)
            .when(new Happening.PreflightUnseen(Duration.ofSeconds(2)))
            .endlessStreams();
    release.until(Phase.STABLE).pass(2);
    commit(release, "2.0").until(Phase.STABLE);
    return commit(release, "3.0").until(Phase.CLEARING).until(Phase.STABLE);
  }

  private static Scenario firstFails() {
    Scenario release = Scenario.first("1.0", Conduct.CRASH_LOOPS).until(Phase.FAILED);
    return commit(release, "1.1").until(Phase.STABLE);
  }

  private static Scenario fails(Conduct conduct) {
    Scenario release = commit(Scenario.stable("1.0"), "2.0", conduct).until(Phase.ROLLED_BACK);
    return commit(release, "2.1").until(Phase.STABLE);
  }

  private static Scenario endsWhilePromoted() {
    return commit(Scenario.stable("1.0"), "2.0")
        .until(Phase.PROMOTING)
        .when(new Happening.CrashAll(Slot.B))
        .until(Phase.ROLLED_BACK);
  }

  private static Scenario asked(Command.Verb verb, Phase end) {
    return commit(Scenario.stable("1.0", ASKS), "2.0")
        .until(Phase.WAITING)
        .when(new Happening.Ask(verb))
        .until(end);
  }

  private static Scenario breachIsHeld() {
    return commit(Scenario.stable("1.0", HOLDS), "2.0", Conduct.FAILS_REQUESTS)
        .until(Phase.WAITING)
        .when(new Happening.Ask(Command.Verb.ABORT))
        .until(Phase.ROLLED_BACK);
  }

  private static Scenario paused() {
    Scenario release = Scenario.stable("1.0").when(new Happening.Pause(true));
    return commit(release, "2.0")
        .until(Phase.WAITING)
        .when(new Happening.Pause(false))
        .until(Phase.STABLE);
  }

  private static Scenario superseded() {
    Scenario release = commit(Scenario.stable("1.0"), "2.0").untilWeight(50);
    return commit(release, "3.0").until(Phase.STABLE);
  }

  private static Scenario reverted() {
    return commit(Scenario.stable("1.0"), "2.0")
        .untilWeight(50)
        .commit("1.0", Conduct.HEALTHY)
        .until(Phase.STABLE);
  }

  private static Scenario backToTheOneBefore() {
    return commit(Scenario.stable("1.0"), "2.0")
        .until(Phase.STABLE)
        .commit("1.0", Conduct.HEALTHY)
        .until(Phase.PROMOTING)
        .until(Phase.STABLE);
  }

  private static Scenario memoryLost() {
    return Scenario.stable("1.0")
        .when(new Happening.SlotUnseen(Slot.B, Duration.ofSeconds(3)))
        .when(new Happening.StatusLost())
        .until(Phase.ADOPTING)
        .until(Phase.STABLE);
  }

  private static Scenario commit(Scenario release, String version) {
    return commit(release, version, Conduct.HEALTHY);
  }

  /** As in a cluster, where a look at what stands in the way takes a moment. */
  private static Scenario commit(Scenario release, String version, Conduct conduct) {
    return release
        .when(new Happening.PreflightUnseen(Duration.ofSeconds(2)))
        .commit(version, conduct);
  }
}
