package dev.hotswap.core.report;

import dev.hotswap.core.analysis.Finding;
import dev.hotswap.core.release.hold.Obstacle;
import dev.hotswap.core.release.input.Unreached;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Rejected;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.world.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What holds a release, in words. Numbers that change with every sample stay out of it. */
final class HoldSentence {
  private HoldSentence() {}

  /** What holds it; empty where there is nothing to say besides what the stage says. */
  static Optional<String> of(Subject subject) {
    Optional<String> standsIn =
        subject
            .state()
            .attempt()
            .filter(subject::candidateStandsIn)
            .map(attempt -> standsIn(subject, attempt));
    return standsIn.or(
        () ->
            subject
                .hold()
                .flatMap(
                    hold -> of(hold, subject.state().attempt().map(HoldSentence::ask).orElse(""))));
  }

  private static String standsIn(Subject subject, Attempt attempt) {
    return "stable %s has no ready pod, so every request stays here; promote-full@%s makes it stable"
        .formatted(subject.stableVersion(), attempt.candidate().revision());
  }

  /** What a person can say. */
  private static String ask(Attempt attempt) {
    String step =
        attempt.stage() instanceof Stage.Shifting shifting ? "/" + (shifting.step() + 1) : "";
    return "annotate promote@%1$s%2$s or abort@%1$s"
        .formatted(attempt.candidate().revision(), step);
  }

  private static Optional<String> of(Obstacle hold, String ask) {
    return switch (hold) {
      case Obstacle.InTheWay(List<Problem> problems) -> Optional.of(Problem.together(problems));
      case Obstacle.NoPolicy() -> Optional.of("spec.policyRef names no policy that can be used");
      case Obstacle.PreflightUnseen(String why) -> Optional.empty();
      case Obstacle.HeldBack(Rejected rejected) -> Optional.of(rejected.reason());
      case Obstacle.NothingKnown() -> Optional.empty();
      case Obstacle.BreachHeld(Breach breach) ->
          Optional.of("held, because %s: %s".formatted(breach.sentence(), ask));
      case Obstacle.Paused() -> Optional.of("spec.paused is true");
      case Obstacle.TooFewReady() -> Optional.of("too few of its pods are ready");
      case Obstacle.NotReached(Unreached pods) -> Optional.of(ReachSentence.of(pods));
      case Obstacle.NotFollowed() -> Optional.of("the gateway does not show it yet");
      case Obstacle.Blind(String why, Instant since) -> Optional.of("no usable readings: " + why);
      case Obstacle.ForeignSenders(String who) ->
          Optional.of("others send requests to its slots: " + who);
      case Obstacle.SharedIncident(Finding finding) -> Optional.of(shared(finding, ask));
      case Obstacle.AwaitsPerson() -> Optional.of("waiting for a person: " + ask);
      case Obstacle.TooLittleEvidence() -> Optional.of("waiting for more requests to judge it by");
      case Obstacle.Inconclusive() -> Optional.of("too few requests to judge it by: " + ask);
      case Obstacle.NoFreshSample() -> Optional.empty();
      case Obstacle.Holding() -> Optional.empty();
    };
  }

  private static String shared(Finding finding, String ask) {
    return finding.stable().total() == 0
        ? "the limit of %s (%s) is broken and nothing shows whose fault it is: %s"
            .formatted(finding.metric(), finding.limit(), ask)
        : "both versions break the limit of %s (%s)".formatted(finding.metric(), finding.limit());
  }
}
