package dev.hotswap.core.release.machine;

import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.hold.Holds;
import dev.hotswap.core.release.hold.Obstacle;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.stage.Idle;
import dev.hotswap.core.release.stage.Rollback;
import dev.hotswap.core.release.stage.Shift;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.Outbox;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Draining;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.RollingBack;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.release.state.Stage.Starting;
import java.util.Optional;

/** Answers what people ask for: each token once, with a sentence, accepted or refused. */
final class Commands {
  /**
   * An answer.
   *
   * @param next the state that follows; the same as before where the command was refused
   */
  private record Answer(ReleaseState next, boolean accepted, String sentence) {}

  private Commands() {}

  static ReleaseState answer(DecisionInput input, ReleaseState state) {
    return input
        .intent()
        .command()
        .filter(command -> state.lastToken().filter(command.token()::equals).isEmpty())
        .map(command -> told(input, answer(input, state, command), command))
        .orElse(state);
  }

  private static ReleaseState told(DecisionInput input, Answer answer, Command command) {
    Announcement announcement =
        new Announcement(
            "command/" + command.token(),
            answer.accepted() ? EventName.COMMAND_ACCEPTED : EventName.COMMAND_REFUSED,
            !answer.accepted(),
            "%s@%s %s: %s"
                .formatted(
                    command.verb().word(),
                    command.revision(),
                    answer.accepted() ? "accepted" : "refused",
                    answer.sentence()),
            input.now());
    return Outbox.add(
        answer.next().after(answer.next().past().answered(command.token())), announcement);
  }

  private static Answer answer(DecisionInput input, ReleaseState state, Command command) {
    return switch (command.verb()) {
      case RETRY -> retry(input, state, command);
      case RESTART -> restart(input, state, command);
      case ABORT, PROMOTE, PROMOTE_FULL -> ofAttempt(input, state, command);
    };
  }

  private static Answer ofAttempt(DecisionInput input, ReleaseState state, Command command) {
    if (state.attempt().isEmpty()) {
      return refused(state, "no new version is being tried");
    }
    Attempt attempt = state.attempt().get();
    if (!attempt.candidate().revision().equals(command.revision())) {
      return refused(
          state,
          "revision %s is being tried, not %s"
              .formatted(attempt.candidate().revision(), command.revision()));
    }
    if (command.verb() == Command.Verb.ABORT) {
      return abort(input, state, attempt);
    }
    return input.intent().paused()
        ? refused(state, "spec.paused is true; set it to false, then ask again")
        : promote(input, state, attempt, command);
  }

  private static Answer promote(
      DecisionInput input, ReleaseState state, Attempt attempt, Command command) {
    boolean full = command.verb() == Command.Verb.PROMOTE_FULL;
    String version = attempt.candidate().version();
    return switch (attempt.stage()) {
      case Stage.Preparing _, Starting _ -> early(state, attempt, full);
      case Shifting s -> shifting(input, state, attempt, s, command);
      case Promoting s ->
          attempt.held()
              ? accepted(
                  state.at(attempt, s.released(true)),
                  "the promotion of " + version + " goes on in spite of the breach")
              : refused(state, version + " is being promoted already");
      case Draining s -> refused(state, version + " is stable already");
      case RollingBack s -> refused(state, version + " is being rolled back");
    };
  }

  private static Answer early(ReleaseState state, Attempt attempt, boolean full) {
    String version = attempt.candidate().version();
    return full
        ? accepted(
            state.trying(attempt.following(attempt.plan().skippingSteps())),
            version + " is promoted without steps as soon as it is ready")
        : refused(state, version + " gets no traffic yet, so no step waits");
  }

  private static Answer shifting(
      DecisionInput input, ReleaseState state, Attempt attempt, Shifting stage, Command command) {
    int running = stage.step() + 1;
    if (command.step().isPresent() && command.step().getAsInt() != running) {
      return refused(
          state, "step %d is running, not %d".formatted(running, command.step().getAsInt()));
    }
    if (command.verb() == Command.Verb.PROMOTE_FULL) {
      return accepted(
          state.at(attempt, Shift.promoting(input, attempt.held())),
          "the steps after step " + running + " are skipped");
    }
    return accepted(
        state.at(attempt, stage.released(true)), "step " + running + " waits no longer");
  }

  private static Answer abort(DecisionInput input, ReleaseState state, Attempt attempt) {
    String version = attempt.candidate().version();
    return switch (attempt.stage()) {
      case RollingBack s -> refused(state, version + " is being rolled back already");
      case Draining s ->
          refused(state, version + " is stable already; to go back, put the old version in spec");
      case Stage.Preparing _, Starting _, Stage.Exposed _ -> aborted(input, state, attempt);
    };
  }

  private static Answer aborted(DecisionInput input, ReleaseState state, Attempt attempt) {
    String sentence =
        "a person aborted it"
            + attempt.breach().map(breach -> " after " + breach.sentence()).orElse("");
    Breach why = new Breach(Cause.ABORTED, "", sentence, input.now());
    return accepted(
        Rollback.begin(input, state, attempt, why),
        attempt.candidate().version() + " is rolled back and held");
  }

  private static Answer retry(DecisionInput input, ReleaseState state, Command command) {
    if (!command.revision().equals(input.intent().target().revision())) {
      return refused(state, "the spec asks for revision " + input.intent().target().revision());
    }
    if (!state.rejects(command.revision())) {
      return refused(state, "this revision is not held");
    }
    return accepted(
        state.rejecting(
            state.rejected().stream()
                .filter(held -> !held.target().revision().equals(command.revision()))
                .toList()),
        input.intent().target().version() + " is tried again");
  }

  private static Answer restart(DecisionInput input, ReleaseState state, Command command) {
    Optional<Target> stable = state.stable().map(Serving::target);
    if (stable.filter(target -> target.revision().equals(command.revision())).isEmpty()) {
      return refused(
          state,
          stable
              .map(target -> "revision %s is stable".formatted(target.revision()))
              .orElse("nothing is stable yet"));
    }
    if (!command.revision().equals(input.intent().target().revision())) {
      return refused(state, "the spec asks for revision " + input.intent().target().revision());
    }
    if (state.attempt().isPresent()) {
      return refused(state, "an attempt is still running; ask again when it is over");
    }
    return Holds.beginning(input, state)
        .map(hold -> refused(state, cannotBegin(hold)))
        .orElseGet(
            () ->
                accepted(
                    Idle.restart(input, state),
                    stable.get().version() + " is brought up again in the other slot"));
  }

  private static String cannotBegin(Obstacle hold) {
    return hold instanceof Obstacle.Paused
        ? "spec.paused is true; set it to false, then ask again"
        : "spec.policyRef names no policy that can be used";
  }

  private static Answer accepted(ReleaseState next, String sentence) {
    return new Answer(next, true, sentence);
  }

  private static Answer refused(ReleaseState state, String sentence) {
    return new Answer(state, false, sentence);
  }
}
