package dev.hotswap.core.release.machine;

import dev.hotswap.core.analysis.Assessment;
import dev.hotswap.core.plan.Step;
import dev.hotswap.core.release.hold.StepGate;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.stage.Drain;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.Elapsed;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.HistoryEntry;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Clearing;
import dev.hotswap.core.release.state.Stage.Draining;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.RollingBack;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.release.state.Stage.Staging;
import dev.hotswap.core.release.state.Stage.Starting;
import dev.hotswap.core.world.Readings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is new of an attempt: it began, came further, broke, went back, ended. */
final class AttemptNews {
  private final DecisionInput input;
  private final ReleaseState before;
  private final ReleaseState after;
  private final Stream.Builder<Announcement> news = Stream.builder();

  AttemptNews(DecisionInput input, ReleaseState before, ReleaseState after) {
    this.input = input;
    this.before = before;
    this.after = after;
  }

  Stream<Announcement> derive() {
    Optional<Attempt> was = before.attempt();
    after.attempt().ifPresentOrElse(is -> running(was, is), () -> was.ifPresent(this::over));
    return news.build();
  }

  private void running(Optional<Attempt> was, Attempt is) {
    if (was.isEmpty()) {
      tell(is, EventName.RELEASE_ACCEPTED, "is to run, revision " + is.candidate().revision());
    }
    is.breach()
        .filter(found -> was.flatMap(Attempt::breach).isEmpty())
        .filter(found -> found.cause().rejects() && found.cause() != Cause.ABORTED)
        .ifPresent(found -> warn(is, EventName.BREACH_DETECTED, ": " + found.sentence()));
    Optional<Stage> from = was.map(Attempt::stage);
    if (!from.equals(Optional.of(is.stage()))) {
      from.filter(stage -> !(is.stage() instanceof RollingBack))
          .ifPresent(stage -> left(is, stage));
      entered(is, from);
    }
    if (!before.split().equals(after.split()) && !(is.stage() instanceof RollingBack)) {
      after
          .split()
          .ifPresent(
              split ->
                  tellOfSplit(
                      is,
                      EventName.SWITCH_STARTED,
                      "is to get %d %% of requests".formatted(split.share(is.to()))));
    }
    if (before.phase() != Phase.WAITING && after.phase() == Phase.WAITING) {
      warn(is, EventName.STEP_HELD, " waits for a person");
    }
  }

  private void left(Attempt is, Stage from) {
    switch (from) {
      case Staging s -> tell(is, EventName.STAGING_FINISHED, "has its image on the nodes");
      case Starting s -> started(is);
      case Shifting s -> shifted(is, s);
      case Promoting s -> promoted(is, s);
      case Stage.Preparing s -> {}
      case Stage.Finishing s -> {}
    }
  }

  private void started(Attempt is) {
    if (!(is.stage() instanceof Clearing)) {
      tell(is, EventName.CANDIDATE_READY, "is ready");
    }
  }

  private void shifted(Attempt is, Shifting left) {
    boolean same = is.stage() instanceof Shifting now && now.step() == left.step();
    if (!same) {
      Step step = StepGate.step(is, left);
      String what = "passed step %s at %d %%%s".formatted(step.name(), step.weight(), warnings());
      tell(is, EventName.STEP_PASSED, "step-" + (left.step() + 1), what);
    } else if (left.weightSeenAt().isEmpty()) {
      confirmed(is);
    }
  }

  private String warnings() {
    return input.readings().map(Readings::assessment).map(Assessment::warnings).stream()
        .flatMap(List::stream)
        .map(warning -> "; warning: " + warning)
        .collect(Collectors.joining());
  }

  private void promoted(Attempt is, Promoting left) {
    boolean further =
        is.stage() instanceof Promoting now && now.move() == Promoting.Move.PUBLIC_BOTH;
    if (further && left.move() == Promoting.Move.WEIGHT) {
      confirmed(is);
    }
  }

  private void confirmed(Attempt is) {
    int weight = after.split().map(split -> split.share(is.to())).orElse(0);
    tellOfSplit(
        is, EventName.SWITCH_CONFIRMED, "gets %d %% of requests at the gateway".formatted(weight));
  }

  private void entered(Attempt is, Optional<Stage> from) {
    switch (is.stage()) {
      case Staging s -> {
        if (!is.warnings().isEmpty()) {
          String what = "starts with warnings: " + String.join("; ", is.warnings());
          add(
              is,
              EventName.PREFLIGHT_WARNED,
              EventName.PREFLIGHT_WARNED.wire(),
              true,
              version(is, what));
        }
        tell(is, EventName.STAGING_STARTED, "is brought onto the nodes");
      }
      case Starting s -> tell(is, EventName.CANDIDATE_STARTED, "starts in slot " + is.to());
      case Draining s -> {
        tell(is, EventName.PROMOTION_FINISHED, "is stable");
        tell(is, EventName.DRAIN_STARTED, "is stable; requests on the version before finish");
      }
      case RollingBack s -> back(is, s, from);
      case Stage.Preparing s -> {}
      case Stage.Exposed s -> {}
    }
  }

  private void back(Attempt is, RollingBack now, Optional<Stage> from) {
    Optional<RollingBack> was =
        from.filter(RollingBack.class::isInstance).map(RollingBack.class::cast);
    if (was.isEmpty()) {
      String why = is.breach().map(Breach::sentence).orElse("");
      warn(is, EventName.ROLLBACK_STARTED, " goes back: " + why);
    }
    now.restoredAt()
        .filter(at -> after.stable().isPresent())
        .filter(at -> was.flatMap(RollingBack::restoredAt).isEmpty())
        .ifPresent(
            at ->
                tellOfSplit(
                    is, EventName.TRAFFIC_RESTORED, restored(Elapsed.between(now.since(), at))));
  }

  private String restored(Elapsed after) {
    return input
        .others()
        .map(who -> "gets no requests by its own route any more, after " + after + "; " + who)
        .orElse("gets no requests any more, after " + after);
  }

  private void over(Attempt was) {
    switch (was.stage()) {
      case Draining s -> {
        boolean clean =
            was.from().filter(old -> !Drain.quiet(input, old, was.plan().drain())).isEmpty();
        ended(was, clean ? EventName.DRAIN_FINISHED : EventName.DRAIN_FORCED, !clean);
      }
      case Promoting s -> ended(was, EventName.PROMOTION_FINISHED, false);
      case Stage.Preparing _, Starting _, Shifting _, RollingBack _ ->
          ended(was, EventName.ROLLBACK_FINISHED, true);
    }
  }

  private void ended(Attempt was, EventName event, boolean warning) {
    String summary = after.history().stream().findFirst().map(HistoryEntry::summary).orElse("");
    add(was, event, event.wire(), warning, summary);
  }

  private void tell(Attempt attempt, EventName event, String what) {
    tell(attempt, event, event.wire(), what);
  }

  private void tell(Attempt attempt, EventName event, String which, String what) {
    add(attempt, event, which, false, version(attempt, what));
  }

  private static String version(Attempt attempt, String what) {
    return attempt.candidate().version() + " " + what;
  }

  private void warn(Attempt attempt, EventName event, String what) {
    add(attempt, event, decision(), true, attempt.candidate().version() + what);
  }

  private void tellOfSplit(Attempt attempt, EventName event, String what) {
    tell(attempt, event, decision(), what);
  }

  /** Names the split that is in force: the same thing may happen again under another one. */
  private String decision() {
    return "split-" + after.splitAt().map(Instant::toEpochMilli).orElse(0L);
  }

  private void add(
      Attempt attempt, EventName event, String which, boolean warning, String message) {
    String id =
        "%s/%d/%s/%s"
            .formatted(
                attempt.candidate().revision(),
                attempt.startedAt().toEpochMilli(),
                event.wire(),
                which);
    news.add(new Announcement(id, event, warning, message, input.now()));
  }
}
