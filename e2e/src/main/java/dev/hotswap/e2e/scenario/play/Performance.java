package dev.hotswap.e2e.scenario.play;

import dev.hotswap.e2e.demo.Restore;
import dev.hotswap.e2e.load.Failure;
import dev.hotswap.e2e.load.LoadRecord;
import dev.hotswap.e2e.load.Sent;
import dev.hotswap.e2e.scenario.action.Action;
import dev.hotswap.e2e.scenario.action.StatusMatch;
import dev.hotswap.e2e.scenario.file.Given;
import dev.hotswap.e2e.scenario.file.Scenario;
import dev.hotswap.e2e.scenario.result.Answers;
import dev.hotswap.e2e.scenario.result.ApiCalls;
import dev.hotswap.e2e.scenario.result.Cost;
import dev.hotswap.e2e.scenario.result.Result;
import dev.hotswap.e2e.scenario.result.Timing;
import dev.hotswap.e2e.scenario.result.WayBack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** One scenario on a stack, from the stable version to the end that is expected. */
public final class Performance {
  private static final Duration FIRST = Duration.ofSeconds(60);
  private static final Duration AFTERMATH = Duration.ofSeconds(2);

  private final Scenario scenario;
  private final Shop shop;
  private final Registry registry;
  private final Actor actor;
  private final Diary diary;
  private final Clock clock;

  /** Not begun yet; {@code says} gets a line for each thing that is done. */
  public Performance(
      Scenario scenario, Shop shop, Registry registry, Consumer<String> says, Clock clock) {
    this.scenario = scenario;
    this.shop = shop;
    this.registry = registry;
    this.diary = new Diary(clock);
    this.actor = new Actor(shop, registry, diary, says);
    this.clock = clock;
  }

  /** Plays it, and returns once the callers have their last answer. */
  public Result run() throws InterruptedException {
    Given given = scenario.given();
    registry.publish(shop.namespace(), given);
    shop.open();
    shop.apply(given.stable());
    actor.until(stable(given.stable()), FIRST);
    Optional<Cost.Reading> before = Cost.Reading.of(shop.stack().operator());
    Instant began = clock.instant();
    Callers callers = Callers.start(shop, clock);
    Optional<String> problem;
    Instant ended;
    try (callers;
        actor) {
      problem = play();
      ended = clock.instant();
      Thread.sleep(AFTERMATH);
    }
    Optional<Cost.Reading> after = Cost.Reading.of(shop.stack().operator());
    LoadRecord record = callers.record();
    LoadRecord guilty = record.except(sent -> !isBad(sent));
    Answers answers = answers(record, guilty);
    return new Result(
        scenario,
        answers,
        timing(Duration.between(began, ended), guilty),
        apiCalls(began),
        Cost.between(before, after),
        shop.view().message(),
        problem.or(() -> tooMany(answers)));
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

  private Answers answers(LoadRecord record, LoadRecord guilty) {
    LoadRecord innocent = record.failed().except(this::isBad).except(this::allowed);
    return new Answers(
        record.requests().size(),
        innocent.requests().size(),
        innocent.causes(),
        guilty.requests().stream().filter(sent -> sent.badSince(Restore.SLOW).isPresent()).count());
  }

  private boolean isBad(Sent sent) {
    return scenario.given().bad().contains(sent.version()) || gaveUp(sent);
  }

  /** Nobody signs what never came; that a caller gives up is only expected of a bad version. */
  private boolean gaveUp(Sent sent) {
    return scenario.given().traffic().impatient()
        && sent.failure().filter(Failure.TIMEOUT::equals).isPresent();
  }

  private Timing timing(Duration took, LoadRecord guilty) {
    return new Timing(
        took.toMillis(),
        Restore.millis(guilty),
        millis(diary.started(), guilty.lastSent()),
        millis(diary.stopped(), shop.stack().leadsSince()),
        wayBack(guilty));
  }

  private Optional<WayBack> wayBack(LoadRecord guilty) {
    return guilty
        .firstBad(Restore.SLOW)
        .flatMap(
            first ->
                diary
                    .rollback()
                    .flatMap(window -> asked().wayBack(shop.namespace(), window))
                    .map(
                        writes ->
                            new WayBack(
                                first,
                                writes.status(),
                                writes.route(),
                                writes.written(),
                                guilty.lastSent().orElse(first))));
  }

  private Requests asked() {
    return new Requests(shop.stack().places().audit());
  }

  /** Between the two, if both were and in this order. */
  private static OptionalLong millis(Optional<Instant> from, Optional<Instant> until) {
    return from.flatMap(f -> until.map(u -> Duration.between(f, u).toMillis()))
        .filter(millis -> millis >= 0)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private ApiCalls apiCalls(Instant began) {
    return new ApiCalls(
        asked().of(shop.namespace(), new Diary.Window(began, clock.instant())),
        diary.rollback().map(window -> asked().of(shop.namespace(), window)).orElse(Map.of()));
  }

  private Optional<String> tooMany(Answers answers) {
    return answers.failed() > scenario.expect().failed()
        ? Optional.of(answers.failed() + " requests failed, at most " + scenario.expect().failed())
        : Optional.empty();
  }

  private boolean allowed(Sent sent) {
    OptionalInt status = scenario.expect().status();
    return status.isPresent() && sent.status() == status.getAsInt();
  }

  private static StatusMatch stable(String version) {
    return new StatusMatch(
        Optional.of("Stable"),
        Optional.of(version),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }
}
