package dev.hotswap.e2e.demo;

import dev.hotswap.e2e.demo.Scenario.Kind;
import dev.hotswap.e2e.stack.EmbeddedStack;
import dev.hotswap.testkit.load.ConstantLoad;
import dev.hotswap.testkit.load.LoadRecord;
import dev.hotswap.testkit.load.Sent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Runs one scenario to its end and counts what users saw. */
final class ScenarioRun {
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private final EmbeddedStack stack;
  private final Releases releases;
  private final ConstantLoad load;
  private final LiveView view;
  private final Clock clock;

  ScenarioRun(
      EmbeddedStack stack, Releases releases, ConstantLoad load, LiveView view, Clock clock) {
    this.stack = stack;
    this.releases = releases;
    this.load = load;
    this.view = view;
    this.clock = clock;
  }

  ScenarioResult run(Scenario scenario) throws InterruptedException {
    Instant began = clock.instant();
    int restartsBefore = stack.operator().restarts();
    view.begin(scenario);
    releases.apply(scenario.version());
    switch (scenario.kind()) {
      case GOOD, BAD -> {}
      case OPERATOR_KILLED -> killInTheMiddle(scenario);
      case RETRIED -> retry();
    }
    Optional<ReleaseView> end = await(ended(scenario));
    Thread.sleep(Duration.ofSeconds(1));
    LoadRecord record = load.soFar().sentBetween(began, clock.instant());
    return result(
        scenario, end.orElseGet(releases::view), end.isPresent(), record,
        stack.operator().restarts() - restartsBefore);
  }

  private void killInTheMiddle(Scenario scenario) throws InterruptedException {
    await(seen -> seen.phase().equals("Shifting") && seen.candidate().equals(scenario.version()));
    Thread.sleep(Duration.ofSeconds(1));
    view.say("kill -9 of the operator, process " + stack.operator().pid().orElse(0L));
    stack.operator().kill();
    Thread.sleep(Duration.ofSeconds(2));
    view.say("the operator is started again");
    stack.operator().restart();
  }

  private void retry() throws InterruptedException {
    await(seen -> seen.phase().equals("RolledBack"));
    view.say("2.1.0 is held: " + releases.view().message());
    stack.mend();
    view.say("the cause is mended; a person says retry");
    releases.retry("demo-" + clock.instant().toEpochMilli());
  }

  private static Predicate<ReleaseView> ended(Scenario scenario) {
    return switch (scenario.kind()) {
      case BAD -> seen -> seen.settled() && seen.rejected().isPresent();
      case GOOD, OPERATOR_KILLED, RETRIED ->
          seen ->
              seen.settled()
                  && (seen.stable().equals(scenario.version())
                      || (seen.rejected().isPresent() && scenario.kind() != Kind.RETRIED));
    };
  }

  private Optional<ReleaseView> await(Predicate<ReleaseView> reached) throws InterruptedException {
    Instant deadline = clock.instant().plus(LONGEST);
    while (clock.instant().isBefore(deadline)) {
      ReleaseView seen = releases.view();
      view.show(seen);
      if (reached.test(seen)) {
        return Optional.of(seen);
      }
      Thread.sleep(Duration.ofMillis(200));
    }
    return Optional.empty();
  }

  private static ScenarioResult result(
      Scenario scenario, ReleaseView end, boolean inTime, LoadRecord record, int restarts) {
    Predicate<Sent> byTheBadOne =
        sent -> scenario.kind() == Kind.BAD && sent.version().equals(scenario.version());
    LoadRecord innocent = record.failed().except(byTheBadOne);
    LoadRecord bad = record.answeredBy(scenario.version()).except(byTheBadOne.negate());
    return new ScenarioResult(
        scenario.name(),
        scenario.expected(),
        inTime ? outcome(scenario, end) : Outcome.TIMED_OUT,
        record.requests().size(),
        innocent.requests().size(),
        bad.requests().stream().filter(sent -> sent.badSince(SLOW).isPresent()).count(),
        innocent.causes(),
        restore(bad),
        end.message(),
        restarts);
  }

  private static Outcome outcome(Scenario scenario, ReleaseView end) {
    return switch (end.phase()) {
      case "Stable" ->
          end.stable().equals(scenario.version()) ? Outcome.PROMOTED : Outcome.ROLLED_BACK;
      case "RolledBack" -> Outcome.ROLLED_BACK;
      default -> Outcome.FAILED;
    };
  }

  private static OptionalLong restore(LoadRecord bad) {
    Optional<Instant> first = bad.firstBad(SLOW);
    return first.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            Math.max(0, Duration.between(first.get(), bad.lastSent().orElseThrow()).toMillis()));
  }
}
