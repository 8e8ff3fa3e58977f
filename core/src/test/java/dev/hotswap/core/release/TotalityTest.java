package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.machine.ReleaseMachine;
import dev.hotswap.core.release.state.Outbox;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Moment;
import dev.hotswap.core.testing.Scenario;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TotalityTest {
  private static final World NOTHING_SEEN =
      new World(
          Map.of(Slot.A, unseen(), Slot.B, unseen()),
          Map.of(Slot.A.lane(), unseen(), Slot.B.lane(), unseen()),
          unseen(),
          unseen(),
          unseen(),
          unseen(),
          List.of(),
          unseen(),
          unseen(),
          Set.of());

  private static <T> Seen<T> unseen() {
    return new Seen.Unknown<>("nothing is seen", Instant.EPOCH);
  }

  @Test
  void aStateOfAnUnknownSchemaIsLeftAsItIs() {
    Moment moment = Scenario.stable("1.0").moments().getLast();
    ReleaseState foreign = schema(moment.after(), ReleaseState.SCHEMA + 1);

    assertThat(ReleaseMachine.decide(moment.intent(), foreign, moment.world(), moment.now()).next())
        .isSameAs(foreign);
    assertThat(ReleaseMachine.desired(moment.intent(), foreign)).isEmpty();
  }

  @Test
  void anOperatorThatSeesNothingKeepsEveryWeight() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STABLE);

    for (Moment moment : release.moments()) {
      ReleaseState next =
          ReleaseMachine.decide(moment.intent(), moment.after(), NOTHING_SEEN, moment.now()).next();
      assertThat(next.split()).isEqualTo(moment.after().split());
    }
  }

  @Test
  void anUnseenStableDoesNotHoldUpARollback() {
    Scenario release =
        Scenario.stable("1.0")
            .commit("2.0", Conduct.HEALTHY)
            .untilWeight(50)
            .when(new Happening.SlotUnseen(Slot.A, Duration.ofSeconds(30)))
            .when(new Happening.Ask(Command.Verb.ABORT))
            .pass(1);

    assertThat(release.weight(Slot.A)).isEqualTo(100);
  }

  @Test
  void announcementsLeaveTheOutboxWithTheNextChangeAndNeverByThemselves() {
    Scenario release = Scenario.stable("1.0").pass(50);

    assertThat(release.moments()).noneMatch(TotalityTest::onlyTheOutboxChanged);
    assertThat(release.state().outbox()).hasSizeLessThan(Outbox.KEPT);
  }

  private static boolean onlyTheOutboxChanged(Moment moment) {
    return moment.changed()
        && moment.before().telling(List.of()).equals(moment.after().telling(List.of()));
  }

  private static ReleaseState schema(ReleaseState state, int schema) {
    return new ReleaseState(
        schema,
        state.phase(),
        state.stable(),
        state.attempt(),
        state.retained(),
        state.decided(),
        state.past(),
        state.outbox(),
        state.deletion());
  }
}
