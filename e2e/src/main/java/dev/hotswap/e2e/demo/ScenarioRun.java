package dev.hotswap.e2e.demo;

import dev.hotswap.e2e.demo.Scenario.Kind;
import dev.hotswap.e2e.stack.Stack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Runs one scenario to its end, as a person at a keyboard would. */
final class ScenarioRun {
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private final Stack stack;
  private final Releases releases;
  private final LiveView view;
  private final Clock clock;

  ScenarioRun(Stack stack, Releases releases, LiveView view, Clock clock) {
    this.stack = stack;
    this.releases = releases;
    this.view = view;
    this.clock = clock;
  }

  /**
   * How a scenario went; what users saw of it is counted when every request has its answer.
   *
   * @param inTime false where its end did not come within the bound
   */
  record Ran(Scenario scenario, Instant began, ReleaseView end, boolean inTime, int restarts) {}

  Ran run(Scenario scenario) throws InterruptedException {
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
    return new Ran(
        scenario,
        began,
        end.orElseGet(releases::view),
        end.isPresent(),
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
    stack.dependency().mend();
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
}
