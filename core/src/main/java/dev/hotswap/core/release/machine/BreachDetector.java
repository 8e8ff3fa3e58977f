package dev.hotswap.core.release.machine;

import dev.hotswap.core.analysis.Finding;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.input.Timing;
import dev.hotswap.core.release.stage.Preparation;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.Elapsed;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Clearing;
import dev.hotswap.core.release.state.Stage.Preflight;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.release.state.Stage.Staging;
import dev.hotswap.core.release.state.Stage.Starting;
import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.SlotPods;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds what ends an attempt: a broken limit, a crash, an image that cannot be had, a deadline. */
final class BreachDetector {
  private BreachDetector() {}

  static Optional<Breach> breach(DecisionInput input, Attempt attempt) {
    return switch (attempt.stage()) {
      case Preflight _, Clearing _, Stage.Finishing _ -> Optional.empty();
      case Staging s -> staging(input, attempt, s);
      case Starting s -> starting(input, attempt, s);
      case Shifting s ->
          first(underTraffic(input, attempt), noData(input, attempt, s, blindSince(input)));
      case Promoting s -> underTraffic(input, attempt);
    };
  }

  private static Optional<Breach> staging(DecisionInput input, Attempt attempt, Staging stage) {
    boolean nowhere =
        input.world().staging().known().filter(staging -> staging.done() == 0).isPresent();
    List<Incident> incidents =
        input
            .world()
            .staging()
            .known()
            .filter(staging -> staging.revision().equals(attempt.candidate().revision()))
            .map(dev.hotswap.core.world.Staging::incidents)
            .orElse(List.of());
    return first(
        first(
            unpullable(input, only(Incident.PullFailed.class, incidents), nowhere),
            StartFailures.permanent(incidents).map(why -> breach(input, Cause.START_FAILED, why))),
        overdue(
            input,
            stage.since(),
            attempt,
            "staging its image",
            () -> StartFailures.staging(input)));
  }

  private static Optional<Breach> starting(DecisionInput input, Attempt attempt, Starting stage) {
    List<Incident> incidents = incidents(input, attempt);
    boolean noneReady = input.ready(attempt.to()) == 0;
    Optional<Breach> early =
        first(
            first(
                crashLoop(input, attempt, incidents),
                unpullable(input, only(Incident.PullFailed.class, incidents), noneReady)),
            StartFailures.permanent(incidents).map(why -> breach(input, Cause.START_FAILED, why)));
    return first(
        first(early, tooLong(input, attempt, incidents)),
        first(
            waiting(input, attempt, stage, incidents),
            noData(input, attempt, stage, unseenSince(input))));
  }

  /** Neither what a candidate with enough ready pods waits for, nor what nobody sees, counts. */
  private static Optional<Breach> waiting(
      DecisionInput input, Attempt attempt, Starting stage, List<Incident> incidents) {
    boolean innocent =
        only(Incident.Unready.class, incidents).findAny().isPresent()
            || Preparation.excused(input, attempt);
    return innocent
        ? Optional.empty()
        : overdue(
            input,
            stage.counted(input.now()),
            attempt,
            "getting all its pods to run",
            () -> StartFailures.starting(input, attempt, incidents));
  }

  private static Optional<Breach> underTraffic(DecisionInput input, Attempt attempt) {
    List<Incident> incidents = incidents(input, attempt);
    return first(
        first(crash(input, attempt, incidents), metric(input)), tooLong(input, attempt, incidents));
  }

  private static Optional<Breach> metric(DecisionInput input) {
    return input
        .readings()
        .flatMap(readings -> readings.assessment().breach())
        .map(finding -> breach(input, Cause.BREACH, finding));
  }

  private static Optional<Breach> crash(
      DecisionInput input, Attempt attempt, List<Incident> incidents) {
    // The API server tells times in whole seconds.
    Instant from =
        attempt.trafficSince().orElse(attempt.startedAt()).truncatedTo(ChronoUnit.SECONDS);
    return only(Incident.Crash.class, incidents)
        .filter(crash -> !crash.since().isBefore(from))
        .filter(crash -> isNews(attempt, crash.since()))
        .findFirst()
        .map(
            crash ->
                new Breach(
                    Cause.CRASH,
                    "",
                    "pod " + crash.pod() + " ended: " + crash.detail(),
                    later(input.now(), crash.since())));
  }

  /** Whatever began before a breach that a person was asked about is part of it. */
  private static boolean isNews(Attempt attempt, Instant began) {
    return attempt.breach().filter(asked -> !began.isAfter(asked.detectedAt())).isEmpty();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  private static Optional<Breach> crashLoop(
      DecisionInput input, Attempt attempt, List<Incident> incidents) {
    return only(Incident.Crash.class, incidents)
        .filter(crash -> !longBefore(attempt, crash))
        .filter(crash -> crash.restarts() > Timing.RESTARTS_BEFORE_TRAFFIC)
        .findFirst()
        .map(
            crash ->
                breach(
                    input,
                    Cause.CRASH,
                    "pod %s ended again after %d restarts: %s"
                        .formatted(crash.pod(), crash.restarts(), crash.detail())));
  }

  /** What warm pods did in their days as stable is not held against the way back to them. */
  private static boolean longBefore(Attempt attempt, Incident.Crash crash) {
    return attempt.kind() == Attempt.Kind.REVERT
        && crash.since().isBefore(attempt.startedAt().truncatedTo(ChronoUnit.SECONDS));
  }

  /** What had the time that running containers may stay unready. */
  private static Optional<Breach> tooLong(
      DecisionInput input, Attempt attempt, List<Incident> incidents) {
    List<Incident.NotStarted> news =
        StartFailures.failures(incidents).stream()
            .filter(failed -> isNews(attempt, failed.since()))
            .toList();
    return unready(input, attempt, incidents)
        .or(
            () ->
                StartFailures.lasting(input, attempt, news)
                    .map(why -> breach(input, Cause.START_FAILED, why)));
  }

  private static Optional<Breach> unready(
      DecisionInput input, Attempt attempt, List<Incident> incidents) {
    Duration limit = attempt.plan().progressDeadline();
    return only(Incident.Unready.class, incidents)
        .filter(unready -> lasts(input, attempt, unready))
        .filter(unready -> isNews(attempt, unready.since()))
        .findFirst()
        .map(
            unready ->
                breach(
                    input,
                    Cause.DEADLINE,
                    "pod %s runs and is not ready after %s: %s"
                        .formatted(unready.pod(), new Elapsed(limit), unready.detail())));
  }

  /** Where a node's clock is ahead, the bound is what holds for everything that takes long. */
  private static boolean lasts(DecisionInput input, Attempt attempt, Incident.Unready unready) {
    Plan plan = attempt.plan();
    return unready.since().isAfter(input.now())
        ? input.passed(attempt.stage().since(), plan.stagingDeadline())
        : input.passed(unready.since(), plan.progressDeadline());
  }

  /** A pull that may still succeed counts only where the image was had nowhere. */
  private static Optional<Breach> unpullable(
      DecisionInput input, Stream<Incident.PullFailed> failures, boolean nowhere) {
    return failures
        .filter(
            failed ->
                failed.permanent() || (nowhere && input.passed(failed.since(), Timing.PULL_GRACE)))
        .findFirst()
        .map(
            failed ->
                breach(
                    input,
                    Cause.PULL_FAILED,
                    "the image cannot be pulled on " + failed.pod() + ": " + failed.detail()));
  }

  private static Optional<Breach> overdue(
      DecisionInput input, Instant since, Attempt attempt, String what, Supplier<String> why) {
    Duration limit = attempt.plan().stagingDeadline();
    return input.passed(since, limit)
        ? Optional.of(
            breach(
                input,
                Cause.DEADLINE,
                what + " took longer than " + new Elapsed(limit) + "; " + why.get()))
        : Optional.empty();
  }

  private static Optional<Breach> noData(
      DecisionInput input, Attempt attempt, Stage stage, Optional<Instant> blind) {
    Plan plan = attempt.plan();
    return switch (plan.analysis().noData().then()) {
      case HOLD -> Optional.empty();
      case ROLLBACK ->
          blind
              .filter(since -> !plan.analysis().metrics().isEmpty())
              .map(since -> since.isBefore(stage.since()) ? stage.since() : since)
              .filter(since -> input.passed(since, plan.analysis().noData().after()))
              .map(
                  since ->
                      breach(
                          input,
                          Cause.NO_DATA,
                          "no usable readings for "
                              + new Elapsed(plan.analysis().noData().after())));
    };
  }

  /** Before the candidate has traffic, a metric of its own may well have no data. */
  private static Optional<Instant> unseenSince(DecisionInput input) {
    return input.readings().isPresent() ? Optional.empty() : blindSince(input);
  }

  static Optional<Instant> blindSince(DecisionInput input) {
    return switch (input.world().readings()) {
      case Seen.Unknown<Readings>(String why, Instant since) -> Optional.of(since);
      case Seen.Known<Readings>(Readings readings, Instant at) ->
          readings.doubt().map(Readings.Doubt::since);
    };
  }

  private static List<Incident> incidents(DecisionInput input, Attempt attempt) {
    return attempt
        .slot()
        .filter(slot -> input.runs(attempt.to(), attempt.candidate().revision()))
        .flatMap(input::slot)
        .map(SlotPods::incidents)
        .orElse(List.of());
  }

  private static <T extends Incident> Stream<T> only(Class<T> kind, List<Incident> incidents) {
    return incidents.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static Breach breach(DecisionInput input, Cause cause, String sentence) {
    return new Breach(cause, "", sentence, input.now());
  }

  private static Breach breach(DecisionInput input, Cause cause, Finding finding) {
    return new Breach(cause, finding.metric(), finding.sentence(), input.now());
  }

  private static Optional<Breach> first(Optional<Breach> one, Optional<Breach> other) {
    return one.or(() -> other);
  }
}
