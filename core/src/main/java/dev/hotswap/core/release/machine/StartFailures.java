package dev.hotswap.core.release.machine;

import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Elapsed;
import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.Staging;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pods that cannot be started, and what a deadline was spent on: never without its cause. */
final class StartFailures {
  private StartFailures() {}

  /** The first of them that waiting cannot help. */
  static Optional<String> permanent(List<Incident> incidents) {
    return failures(incidents).stream()
        .filter(Incident.NotStarted::permanent)
        .findFirst()
        .map(Incident::sentence);
  }

  /** The first of them that lasts for as long as running containers may stay unready. */
  static Optional<String> lasting(
      DecisionInput input, Attempt attempt, List<Incident.NotStarted> failures) {
    return failures.stream()
        .filter(failed -> input.passed(failed.since(), attempt.plan().progressDeadline()))
        .findFirst()
        .map(
            failed ->
                failed.sentence()
                    + ", for longer than "
                    + new Elapsed(attempt.plan().progressDeadline()));
  }

  /** Those of this kind. */
  static List<Incident.NotStarted> failures(List<Incident> incidents) {
    return incidents.stream()
        .filter(Incident.NotStarted.class::isInstance)
        .map(Incident.NotStarted.class::cast)
        .toList();
  }

  /** What keeps images from the nodes, or how far they have come. */
  static String staging(DecisionInput input) {
    return switch (input.world().staging()) {
      case Seen.Unknown<Staging>(String why, Instant since) -> "its pullers cannot be seen: " + why;
      case Seen.Known<Staging>(Staging staging, Instant at) ->
          "the image is on %d of %d nodes".formatted(staging.done(), staging.total())
              + Incident.foremost(staging.incidents())
                  .map(incident -> "; " + incident.sentence())
                  .orElse("");
    };
  }

  /** What keeps the candidate's pods from being ready, or how many of them are. */
  static String starting(DecisionInput input, Attempt attempt, List<Incident> incidents) {
    return Incident.foremost(incidents)
        .map(Incident::sentence)
        .orElseGet(
            () ->
                "%d of %d pods are ready"
                    .formatted(input.ready(attempt.to()), input.replicas(attempt)));
  }
}
