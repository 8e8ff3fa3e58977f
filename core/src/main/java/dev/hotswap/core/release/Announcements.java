package dev.hotswap.core.release;

import dev.hotswap.core.plan.Step;
import dev.hotswap.core.release.Stage.Clearing;
import dev.hotswap.core.release.Stage.Draining;
import dev.hotswap.core.release.Stage.Preflight;
import dev.hotswap.core.release.Stage.Promoting;
import dev.hotswap.core.release.Stage.RollingBack;
import dev.hotswap.core.release.Stage.Shifting;
import dev.hotswap.core.release.Stage.Staging;
import dev.hotswap.core.release.Stage.Starting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Derives what people are told from how the state changed. Ids are made of what happened, so that
 * whoever derives the same change again tells the same thing.
 */
final class Announcements {
  private final Look look;
  private final ReleaseState before;
  private final ReleaseState after;
  private final List<Announcement> all = new ArrayList<>();

  private Announcements(Look look, ReleaseState before, ReleaseState after) {
    this.look = look;
    this.before = before;
    this.after = after;
  }

  /** {@code after}, with what is new since {@code before} in its outbox. */
  static ReleaseState told(Look look, ReleaseState before, ReleaseState after) {
    return before.equals(after)
        ? after
        : Outbox.add(after, new Announcements(look, before, after).derive());
  }

  private List<Announcement> derive() {
    Optional<Attempt> was = before.attempt();
    Optional<Attempt> is = after.attempt();
    if (before.stable().isEmpty() && after.stable().isPresent() && was.isEmpty()) {
      tell("adopted", EventName.ADOPTION_FINISHED, false, adopted(after));
    }
    if (is.isPresent()) {
      running(was, is.get());
    } else {
      was.ifPresent(this::over);
    }
    if (before.deletion().filter(Deletion::done).isEmpty()
        && after.deletion().filter(Deletion::done).isPresent()) {
      tell("deleted", EventName.RELEASE_DELETED, false, "the route is released");
    }
    return all;
  }

  private void running(Optional<Attempt> was, Attempt is) {
    if (was.isEmpty()) {
      tell(
          is,
          EventName.RELEASE_ACCEPTED,
          false,
          "%s is to run, revision %s".formatted(version(is), is.candidate().revision()));
    }
    if (was.flatMap(Attempt::breach).isEmpty()
        && is.breach().filter(b -> b.cause().rejects() && b.cause() != Cause.ABORTED).isPresent()) {
      tell(
          is,
          EventName.BREACH_DETECTED,
          true,
          version(is) + ": " + is.breach().map(Breach::sentence).orElse(""));
    }
    Optional<Stage> from = was.map(Attempt::stage);
    if (!from.equals(Optional.of(is.stage()))) {
      left(is, from);
      entered(is, from);
    }
    weights(is);
    if (before.phase() != Phase.WAITING && after.phase() == Phase.WAITING) {
      tell(
          is,
          "held-" + after.splitAt().map(Instant::toEpochMilli).orElse(0L),
          EventName.STEP_HELD,
          true,
          version(is) + " waits for a person");
    }
  }

  private void weights(Attempt is) {
    boolean backward = is.stage() instanceof RollingBack;
    if (!before.split().equals(after.split()) && !backward && after.split().isPresent()) {
      tell(
          is,
          "to-" + after.splitAt().map(Instant::toEpochMilli).orElse(0L),
          EventName.SWITCH_STARTED,
          false,
          "%s is given %d %% of requests".formatted(version(is), weight(is)));
    }
  }

  private void left(Attempt is, Optional<Stage> from) {
    if (from.isEmpty() || is.stage() instanceof RollingBack) {
      return;
    }
    switch (from.get()) {
      case Staging s ->
          tell(
              is,
              EventName.STAGING_FINISHED,
              false,
              "the image of " + version(is) + " is on the nodes");
      case Starting s -> ready(is);
      case Shifting s -> passed(is, s);
      case Promoting s -> confirmed(is, s);
      case Preflight s -> {}
      case Clearing s -> {}
      case Draining s -> {}
      case RollingBack s -> {}
    }
  }

  private void ready(Attempt is) {
    if (!(is.stage() instanceof Clearing)) {
      tell(is, EventName.CANDIDATE_READY, false, version(is) + " is ready");
    }
  }

  private void passed(Attempt is, Shifting left) {
    boolean same = is.stage() instanceof Shifting now && now.step() == left.step();
    if (!same) {
      Step step = StepGate.step(is, left);
      tell(
          is,
          "step-" + (left.step() + 1),
          EventName.STEP_PASSED,
          false,
          "%s passed step %s at %d %%".formatted(version(is), step.name(), step.weight()));
    } else if (left.weightSeenAt().isEmpty()
        && is.stage() instanceof Shifting now
        && now.weightSeenAt().isPresent()) {
      tell(
          is,
          "at-" + after.splitAt().map(Instant::toEpochMilli).orElse(0L),
          EventName.SWITCH_CONFIRMED,
          false,
          "the gateway gives %s %d %% of requests".formatted(version(is), weight(is)));
    }
  }

  private void confirmed(Attempt is, Promoting left) {
    if (left.move() == Promoting.Move.WEIGHT
        && is.stage() instanceof Promoting now
        && now.move() == Promoting.Move.PUBLIC_BOTH) {
      tell(
          is,
          "at-" + after.splitAt().map(Instant::toEpochMilli).orElse(0L),
          EventName.SWITCH_CONFIRMED,
          false,
          "the gateway gives %s every request".formatted(version(is)));
    }
  }

  private void entered(Attempt is, Optional<Stage> from) {
    switch (is.stage()) {
      case Staging s ->
          tell(
              is,
              EventName.STAGING_STARTED,
              false,
              "the image of " + version(is) + " is brought onto the nodes");
      case Starting s ->
          tell(
              is,
              EventName.CANDIDATE_STARTED,
              false,
              "%s starts in slot %s".formatted(version(is), is.slot().suffix()));
      case Draining s -> {
        tell(is, EventName.PROMOTION_FINISHED, false, version(is) + " is stable");
        tell(is, EventName.DRAIN_STARTED, false, "requests on the version before finish");
      }
      case RollingBack s -> back(is, s, from);
      case Preflight s -> {}
      case Clearing s -> {}
      case Shifting s -> {}
      case Promoting s -> {}
    }
  }

  private void back(Attempt is, RollingBack now, Optional<Stage> from) {
    boolean begun = from.filter(RollingBack.class::isInstance).isEmpty();
    if (begun) {
      tell(
          is,
          EventName.ROLLBACK_STARTED,
          true,
          "%s goes back: %s".formatted(version(is), is.breach().map(Breach::sentence).orElse("")));
    }
    boolean restoredBefore =
        from.filter(s -> s instanceof RollingBack b && b.restoredAt().isPresent()).isPresent();
    if (!restoredBefore && now.restoredAt().isPresent() && after.stable().isPresent()) {
      tell(
          is,
          "restored-" + now.restoredAt().get().toEpochMilli(),
          EventName.TRAFFIC_RESTORED,
          false,
          "every request goes to stable again, after "
              + Elapsed.between(now.since(), now.restoredAt().get()));
    }
  }

  private void over(Attempt was) {
    String summary = after.history().stream().findFirst().map(HistoryEntry::summary).orElse("");
    switch (was.stage()) {
      case Draining s -> {
        boolean clean = Drain.quiet(look, was.slot().other(), was.plan().drain());
        tell(was, clean ? EventName.DRAIN_FINISHED : EventName.DRAIN_FORCED, !clean, summary);
      }
      case Promoting s -> tell(was, EventName.PROMOTION_FINISHED, false, summary);
      case Preflight s -> tell(was, EventName.ROLLBACK_FINISHED, true, summary);
      case Staging s -> tell(was, EventName.ROLLBACK_FINISHED, true, summary);
      case Clearing s -> tell(was, EventName.ROLLBACK_FINISHED, true, summary);
      case Starting s -> tell(was, EventName.ROLLBACK_FINISHED, true, summary);
      case Shifting s -> tell(was, EventName.ROLLBACK_FINISHED, true, summary);
      case RollingBack s -> tell(was, EventName.ROLLBACK_FINISHED, true, summary);
    }
  }

  private int weight(Attempt is) {
    return after.split().map(split -> split.of(is.slot())).orElse(0);
  }

  private static String adopted(ReleaseState state) {
    return state
        .stable()
        .map(s -> "%s in slot %s is stable".formatted(s.target().version(), s.slot().suffix()))
        .orElse("");
  }

  private static String version(Attempt attempt) {
    return attempt.candidate().version();
  }

  private void tell(Attempt attempt, EventName event, boolean warning, String message) {
    tell(attempt, event.wire(), event, warning, message);
  }

  private void tell(
      Attempt attempt, String what, EventName event, boolean warning, String message) {
    String id =
        "%s/%d/%s/%s"
            .formatted(
                attempt.candidate().revision(),
                attempt.startedAt().toEpochMilli(),
                event.wire(),
                what);
    all.add(new Announcement(id, event, warning, message, look.now()));
  }

  private void tell(String what, EventName event, boolean warning, String message) {
    all.add(new Announcement(event.wire() + "/" + what, event, warning, message, look.now()));
  }
}
