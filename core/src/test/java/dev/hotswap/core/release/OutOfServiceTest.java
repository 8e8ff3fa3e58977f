package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.machine.ClockCorrection;
import dev.hotswap.core.release.state.HistoryEntry;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Moment;
import dev.hotswap.core.testing.Scenario;
import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.World;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever begins to watch a gateway has not seen it follow anything yet. */
class OutOfServiceTest {
  private final Scenario promoted =
      Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STABLE);
  private final ReleaseState state = promoted.state();
  private final Split split = state.split().orElseThrow();
  private final Instant now = promoted.moments().getLast().now();

  @Test
  void whatTheLastAttemptSawIsBelievedByTheNextOne() {
    assertThat(
            look(Optional.of(split), Optional.empty()).outOfService(state, Slot.A.lane()::equals))
        .isTrue();
    assertThat(
            look(Optional.of(split), Optional.empty()).outOfService(state, Slot.B.lane()::equals))
        .isFalse();
  }

  @Test
  void notWhereTheRouteOrTheGatewayShowsAnotherSplit() {
    Split other = new Split(Slot.B.lane(), Slot.A.lane(), 30);
    Route.Applied seen = new Route.Applied(other, now, false);

    assertThat(
            look(Optional.of(other), Optional.empty()).outOfService(state, Slot.A.lane()::equals))
        .isFalse();
    assertThat(
            look(Optional.of(split), Optional.of(seen)).outOfService(state, Slot.A.lane()::equals))
        .isFalse();
  }

  @Test
  void notWhereTheSplitWasDecidedAnewSince() {
    ReleaseState later = state.splitKnownSince(state.split(), now.plusSeconds(1));

    assertThat(
            look(Optional.of(split), Optional.empty()).outOfService(later, Slot.A.lane()::equals))
        .isFalse();
  }

  @Test
  void aClockThatGoesBackDoesNotTurnAnOldSightIntoANewOne() {
    ReleaseState decidedAnew = state.splitKnownSince(state.split(), now.plusSeconds(1));
    DecisionInput earlier = at(now.minusSeconds(30), Optional.of(split), Optional.empty());

    ReleaseState onThisClock = ClockCorrection.of(earlier, decidedAnew);

    assertThat(earlier.outOfService(onThisClock, Slot.A.lane()::equals)).isFalse();
    assertThat(ClockCorrection.of(earlier, onThisClock)).isEqualTo(onThisClock);
  }

  @Test
  void aVersionThatWentBackWithoutRequestsSawNothing() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.NEVER_READY);

    HistoryEntry entry = release.until(Phase.ROLLED_BACK).state().history().getFirst();

    assertThat(entry.followedAt()).isEmpty();
  }

  private DecisionInput look(Optional<Split> written, Optional<Route.Applied> applied) {
    return at(now, written, applied);
  }

  private DecisionInput at(Instant time, Optional<Split> written, Optional<Route.Applied> applied) {
    Moment last = promoted.moments().getLast();
    World seen = last.world();
    World world =
        new World(
            seen.slots(),
            seen.backends(),
            new Seen.Known<>(
                new Route(
                    written.map(says -> new Route.Said(says, true, Optional.empty())),
                    Optional.empty(),
                    applied,
                    Optional.empty()),
                now),
            seen.publicMembers(),
            seen.publicEndpoints(),
            seen.readings(),
            seen.counters(),
            seen.staging(),
            seen.preflight(),
            seen.announced());
    return new DecisionInput(last.intent(), world, time);
  }
}
