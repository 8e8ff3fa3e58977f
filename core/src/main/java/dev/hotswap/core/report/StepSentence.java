package dev.hotswap.core.report;

import dev.hotswap.core.analysis.Finding;
import dev.hotswap.core.release.Attempt;
import dev.hotswap.core.release.Breach;
import dev.hotswap.core.release.Obstacle;
import dev.hotswap.core.release.Stage;
import dev.hotswap.core.release.Unreached;
import java.time.Instant;
import java.util.Optional;

/** What a step waits for. Numbers that change with every sample stay out of it. */
final class StepSentence {
  private StepSentence() {}

  static Optional<String> of(Subject subject, Attempt attempt, Stage.Shifting stage) {
    if (subject.candidateStandsIn(attempt, stage)) {
      return Optional.of(
          "stable %s has no ready pod, so every request stays here; promote-full@%s makes it stable"
              .formatted(subject.stableVersion(), attempt.candidate().revision()));
    }
    return subject.obstacle().flatMap(obstacle -> sentence(attempt, stage, obstacle));
  }

  private static Optional<String> sentence(
      Attempt attempt, Stage.Shifting stage, Obstacle obstacle) {
    String ask =
        "annotate promote@%1$s/%2$d or abort@%1$s"
            .formatted(attempt.candidate().revision(), stage.step() + 1);
    return switch (obstacle) {
      case Obstacle.BreachHeld(Breach breach) ->
          Optional.of("held, because %s: %s".formatted(breach.sentence(), ask));
      case Obstacle.Paused() -> Optional.of("spec.paused is true");
      case Obstacle.TooFewReady() -> Optional.of("too few of its pods are ready");
      case Obstacle.NotReached(Unreached pods) -> Optional.of(ReachSentence.of(pods));
      case Obstacle.NotFollowed() -> Optional.of("the gateway does not show it yet");
      case Obstacle.Blind(String why, Instant since) -> Optional.of("no usable readings: " + why);
      case Obstacle.SharedIncident(Finding finding) ->
          Optional.of(
              finding.stable().total() == 0
                  ? "the limit of %s (%s) is broken and nothing shows whose fault it is: %s"
                      .formatted(finding.metric(), finding.limit(), ask)
                  : "both versions break the limit of %s (%s)"
                      .formatted(finding.metric(), finding.limit()));
      case Obstacle.AwaitsPerson() -> Optional.of("waiting for a person: " + ask);
      case Obstacle.TooLittleEvidence() -> Optional.of("waiting for more requests to judge it by");
      case Obstacle.Inconclusive() -> Optional.of("too few requests to judge it by: " + ask);
      case Obstacle.NoFreshSample() -> Optional.empty();
      case Obstacle.Holding() -> Optional.empty();
    };
  }
}
