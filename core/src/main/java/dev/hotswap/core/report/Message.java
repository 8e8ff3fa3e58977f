package dev.hotswap.core.report;

import dev.hotswap.core.plan.Step;
import dev.hotswap.core.release.hold.Obstacle;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.Staging;
import java.util.List;
import java.util.Optional;

/** The one sentence of a release. */
final class Message {
  private Message() {}

  static String of(Subject subject) {
    if (!subject.knownSchema()) {
      return "status has schema %d, this operator knows only others: nothing is touched"
          .formatted(subject.state().schema());
    }
    if (subject.leaving()) {
      return subject.state().deletion().filter(d -> d.done()).isPresent()
          ? "the route is released"
          : "the release is being deleted: its route goes first";
    }
    return subject
        .state()
        .attempt()
        .map(attempt -> trying(subject, attempt))
        .orElseGet(() -> idle(subject));
  }

  private static String idle(Subject subject) {
    String wanted = subject.intent().target().version();
    Phase phase = subject.state().phase();
    return switch (phase) {
      case STABLE -> stable(subject) + RouteSentence.refused(subject);
      case ROLLED_BACK, FAILED -> HoldSentence.of(subject).orElse(wanted + " is held");
      case ADOPTING -> "looking at what runs already, before anything is touched";
      case WAITING -> wanted + " waits: spec.paused is true";
      case PREFLIGHT, CLEARING, STAGING, STARTING, SHIFTING, PROMOTING, DRAINING, ROLLING_BACK ->
          waiting(subject);
    };
  }

  private static String stable(Subject subject) {
    String version = subject.intent().target().version();
    if (subject.scaledToZero()) {
      return version
          + " is stable and scaled to 0: there is no pod, and requests are answered with 503; set"
          + " spec.replicas";
    }
    return subject.stableLost()
        ? version + " is stable but has no ready pod"
        : version
            + " is stable"
            + subject
                .failedRestart()
                .map(entry -> "; it was to be restarted: " + entry.summary())
                .orElse("");
  }

  private static String waiting(Subject subject) {
    String wanted = subject.intent().target().version();
    return HoldSentence.of(subject)
        .map(why -> wanted + " waits: " + why)
        .orElse("looking whether anything stands in the way of " + wanted);
  }

  private static String trying(Subject subject, Attempt attempt) {
    String version = attempt.candidate().version();
    return switch (attempt.stage()) {
      case Stage.Preflight s -> paused(subject, version).orElseGet(() -> waiting(subject));
      case Stage.Staging s -> paused(subject, version).orElseGet(() -> staging(subject, version));
      case Stage.Clearing s -> "slot %s is emptied for %s".formatted(attempt.to(), version);
      case Stage.Starting s ->
          paused(subject, version).orElseGet(() -> StartingSentence.of(subject, attempt));
      case Stage.Shifting s -> shifting(subject, attempt, s);
      case Stage.Promoting s -> promoting(subject, attempt, s);
      case Stage.Draining s ->
          version + " is stable; requests in flight on the version before finish";
      case Stage.RollingBack s -> back(subject, attempt, s);
    };
  }

  /** Where a person has to speak before the stage goes on. */
  private static Optional<String> paused(Subject subject, String version) {
    return subject
        .hold()
        .filter(Obstacle.ForPerson.class::isInstance)
        .flatMap(hold -> HoldSentence.of(subject))
        .map(why -> version + " waits: " + why);
  }

  private static String staging(Subject subject, String version) {
    return subject
        .world()
        .staging()
        .known()
        .map(
            (Staging s) ->
                "the image of %s is on %d of %d nodes%s"
                    .formatted(version, s.done(), s.total(), late(s)))
        .orElse("the image of " + version + " is brought onto the nodes");
  }

  private static String late(Staging staging) {
    return Incident.foremost(staging.incidents())
        .filter(incident -> !(incident instanceof Incident.Pulling))
        .map(incident -> "; " + incident.sentence())
        .orElse("");
  }

  private static String shifting(Subject subject, Attempt attempt, Stage.Shifting stage) {
    Step step = attempt.plan().steps().get(stage.step());
    String where =
        "%s %s, step %d of %d (%s)"
            .formatted(
                attempt.candidate().version(),
                RouteSentence.share(subject, attempt),
                stage.step() + 1,
                attempt.plan().steps().size(),
                step.name());
    return where
        + HoldSentence.of(subject).map(why -> "; " + why).orElse("")
        + StepTimeSentence.of(subject, attempt, stage).map(time -> "; " + time).orElse("")
        + warning(subject);
  }

  /** Without numbers, which would change with every look: the event at the step's end has them. */
  private static String warning(Subject subject) {
    List<String> metrics =
        subject.world().readings().known().stream()
            .flatMap(readings -> readings.assessment().warning().stream())
            .toList();
    return metrics.isEmpty() ? "" : "; slower than warnAbove: " + String.join(", ", metrics);
  }

  private static String promoting(Subject subject, Attempt attempt, Stage.Promoting stage) {
    String version = attempt.candidate().version();
    if (attempt.held()) {
      return "%1$s %2$s and is not promoted, because %3$s: annotate promote@%4$s or abort@%4$s"
          .formatted(
              version,
              RouteSentence.share(subject, attempt),
              attempt.breach().map(Breach::sentence).orElse(""),
              attempt.candidate().revision());
    }
    return switch (stage.move()) {
      case WEIGHT ->
          version
              + " "
              + RouteSentence.share(subject, attempt)
              + subject.unreached().map(pods -> "; " + ReachSentence.of(pods)).orElse("");
      case PUBLIC_BOTH ->
          "the public Service takes in " + version + EndpointsSentence.of(subject, attempt);
      case PUBLIC_CANDIDATE ->
          "the public Service moves to " + version + EndpointsSentence.of(subject, attempt);
    };
  }

  private static String back(Subject subject, Attempt attempt, Stage.RollingBack stage) {
    String what =
        "rolling back %s: %s"
            .formatted(
                attempt.candidate().version(), attempt.breach().map(Breach::sentence).orElse(""));
    String where =
        switch (stage.leg()) {
          case ROUTE_ALONE -> "";
          case ROUTE -> "; " + RouteSentence.back(subject, attempt);
          case PUBLIC_BOTH, PUBLIC_STABLE ->
              "; requests are back on stable" + EndpointsSentence.of(subject, attempt);
          case DRAIN, EMPTY -> "; requests are back on stable";
        };
    return what + where + subject.others();
  }
}
