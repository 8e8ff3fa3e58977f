package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.machine.ReleaseMachine;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.Rejected;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Moment;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Scenario;
import dev.hotswap.core.testing.Worlds;
import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After which time each reason that a pod is not ready for ends an attempt, before it has requests;
 * {@code docs/reference/pod-reasons.md} says the same.
 */
class PodDeadlineTest {
  private static final Plan PLAN = Plans.CAREFUL;
  private static final Moment STARTING =
      Scenario.stable("1.0")
          .commit("2.0", Conduct.NEVER_READY)
          .until(Phase.STARTING)
          .pass(2)
          .moments()
          .getLast();
  private static final Moment STAGING =
      Scenario.stable("1.0")
          .commit("2.0", Conduct.REGISTRY_DOWN)
          .until(Phase.STAGING)
          .pass(1)
          .moments()
          .getLast();
  private static final Duration AT_ONCE = Duration.ZERO;

  static Stream<Arguments> starting() {
    Instant since = STARTING.now();
    return Stream.of(
        Arguments.of(new Incident.Crash("p", since, 1, 9, "exit code 1"), AT_ONCE),
        Arguments.of(new Incident.Unready("p", since, "503"), PLAN.progressDeadline()),
        Arguments.of(new Incident.PullFailed("p", since, true, "no such image"), AT_ONCE),
        Arguments.of(new Incident.PullFailed("p", since, false, "timeout"), PLAN.stagingDeadline()),
        Arguments.of(new Incident.NotStarted("p", since, true, "other build"), AT_ONCE),
        Arguments.of(
            new Incident.NotStarted("p", since, false, "no secret"), PLAN.progressDeadline()),
        Arguments.of(new Incident.NotCreated("p", since, "quota"), PLAN.stagingDeadline()),
        Arguments.of(new Incident.SettingUp("p", since, "no network"), PLAN.stagingDeadline()),
        Arguments.of(new Incident.Pulling("p", since, "win-1"), PLAN.stagingDeadline()),
        Arguments.of(new Incident.Evicted("p", since, "drained"), PLAN.stagingDeadline()),
        Arguments.of(new Incident.NodeLost("p", since, "win-1"), PLAN.stagingDeadline()),
        Arguments.of(new Incident.Unschedulable("p", since, "no room"), PLAN.stagingDeadline()));
  }

  @ParameterizedTest
  @MethodSource("starting")
  void eachReasonEndsAnAttemptWithItsCauseAndNotBefore(Incident incident, Duration after) {
    World world = Worlds.troubled(STARTING.world(), Slot.B, incident);

    assertThat(firstVerdict(STARTING, world, incident.since(), after))
        .hasValueSatisfying(verdict -> assertThat(verdict).contains(told(incident)));
  }

  static Stream<Arguments> staging() {
    Instant since = STAGING.now();
    return Stream.of(
        Arguments.of(new Incident.PullFailed("p", since, true, "no such image"), AT_ONCE),
        Arguments.of(new Incident.NotStarted("p", since, true, "other build"), AT_ONCE),
        Arguments.of(
            new Incident.NotStarted("p", since, false, "turned away"), PLAN.stagingDeadline()),
        Arguments.of(new Incident.NotCreated("p", since, "quota"), PLAN.stagingDeadline()),
        Arguments.of(new Incident.SettingUp("p", since, "no network"), PLAN.stagingDeadline()),
        Arguments.of(new Incident.Pulling("p", since, "win-1"), PLAN.stagingDeadline()),
        Arguments.of(new Incident.Unschedulable("p", since, "no room"), PLAN.stagingDeadline()));
  }

  @ParameterizedTest
  @MethodSource("staging")
  void stagingThatTookTooLongIsNeverTheWholeAnswer(Incident incident, Duration after) {
    World world = Worlds.staging(STAGING.world(), List.of(incident));

    assertThat(firstVerdict(STAGING, world, incident.since(), after))
        .hasValueSatisfying(verdict -> assertThat(verdict).contains(told(incident)));
  }

  @Test
  void stagingWithoutAnyReasonSaysHowFarItCame() {
    World world = Worlds.staging(STAGING.world(), List.of());

    assertThat(verdict(STAGING, world, STAGING.now().plus(PLAN.stagingDeadline())))
        .hasValueSatisfying(verdict -> assertThat(verdict).contains("is on 0 of 2 nodes"));
  }

  /** What it says at that time; empty where it speaks before, or not then. */
  private static Optional<String> firstVerdict(
      Moment moment, World world, Instant since, Duration after) {
    Optional<String> before =
        after.isZero()
            ? Optional.empty()
            : verdict(moment, world, since.plus(after).minusMillis(1_001));
    return before.isPresent()
        ? Optional.of("too early: " + before.get())
        : verdict(moment, world, since.plus(after));
  }

  private static Optional<String> verdict(Moment moment, World world, Instant now) {
    ReleaseState begun =
        ReleaseMachine.decide(moment.intent(), moment.after(), world, moment.now()).next();
    ReleaseState next = ReleaseMachine.decide(moment.intent(), begun, world, now).next();
    return next.attempt()
        .flatMap(Attempt::breach)
        .map(Breach::sentence)
        .or(() -> next.rejected().stream().findFirst().map(Rejected::reason));
  }

  /** Its own words, without what is put around them. */
  private static String told(Incident incident) {
    return switch (incident) {
      case Incident.Crash c -> c.detail();
      case Incident.Unready u -> u.detail();
      case Incident.PullFailed p -> p.detail();
      case Incident.NotStarted n -> n.sentence();
      case Incident.NotCreated n -> n.sentence();
      case Incident.SettingUp s -> s.sentence();
      case Incident.Pulling p -> p.sentence();
      case Incident.Evicted e -> e.sentence();
      case Incident.NodeLost l -> l.sentence();
      case Incident.Unschedulable u -> u.sentence();
    };
  }
}
