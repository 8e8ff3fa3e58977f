package dev.hotswap.e2e.scenario;

import dev.hotswap.e2e.demo.Restore;
import dev.hotswap.e2e.scenario.action.Action;
import dev.hotswap.e2e.scenario.action.Look;
import dev.hotswap.testkit.load.LoadRecord;
import dev.hotswap.testkit.load.Sent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** One scenario on a stack, from the stable version to the end that is expected. */
final class Performance {
  private static final Duration FIRST = Duration.ofSeconds(60);
  private static final Duration AFTERMATH = Duration.ofSeconds(2);

  private final Scenario scenario;
  private final Shop shop;
  private final Registry registry;
  private final Actor actor;
  private final Clock clock;

  Performance(Scenario scenario, Shop shop, Registry registry, Actor actor, Clock clock) {
    this.scenario = scenario;
    this.shop = shop;
    this.registry = registry;
    this.actor = actor;
    this.clock = clock;
  }

  Result run() throws InterruptedException {
    Given given = scenario.given();
    registry.publish(shop.namespace(), given);
    shop.open();
    shop.apply(given.stable());
    actor.until(stable(given.stable()), FIRST);
    Instant began = clock.instant();
    Callers callers = Callers.start(shop, clock);
    Optional<String> problem;
    Duration took;
    String end;
    try (callers) {
      problem = play();
      took = Duration.between(began, clock.instant());
      end = shop.view().message();
      Thread.sleep(AFTERMATH);
    }
    return result(callers.record(), began, took, end, problem);
  }

  private Optional<String> play() throws InterruptedException {
    try {
      for (Action action : scenario.script()) {
        actor.act(action);
      }
      if (scenario.expect().deleted()) {
        actor.untilGone(scenario.expect().within());
      } else {
        actor.until(scenario.expect().look(), scenario.expect().within());
      }
      return Optional.empty();
    } catch (Missed missed) {
      return Optional.of(String.valueOf(missed.getMessage()));
    }
  }

  private Result result(
      LoadRecord record, Instant began, Duration took, String end, Optional<String> problem) {
    Predicate<Sent> bad = sent -> scenario.given().bad().contains(sent.version());
    LoadRecord innocent = record.failed().except(bad).except(this::allowed);
    LoadRecord guilty = record.except(bad.negate());
    long failed = innocent.requests().size();
    Optional<String> tooMany =
        failed > scenario.expect().failed()
            ? Optional.of(failed + " requests failed, at most " + scenario.expect().failed())
            : Optional.empty();
    return new Result(
        scenario,
        record.requests().size(),
        failed,
        innocent.causes(),
        guilty.requests().stream().filter(s -> s.badSince(Restore.SLOW).isPresent()).count(),
        Restore.millis(guilty),
        new Requests(shop.stack().places().audit()).of(shop.namespace(), began),
        took,
        end,
        problem.or(() -> tooMany));
  }

  private boolean allowed(Sent sent) {
    OptionalInt status = scenario.expect().status();
    return status.isPresent() && sent.status() == status.getAsInt();
  }

  private static Look stable(String version) {
    return new Look(
        Optional.of("Stable"),
        Optional.of(version),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }
}
