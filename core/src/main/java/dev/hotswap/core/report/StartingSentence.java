package dev.hotswap.core.report;

import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.Seen;
import java.time.Instant;
import java.util.Optional;

/** How far a candidate's pods have come, and what the first of them waits for. */
final class StartingSentence {
  private StartingSentence() {}

  static String of(Subject subject, Attempt attempt) {
    return switch (subject.world().backend(attempt.to())) {
      case Seen.Unknown<Backend>(String why, Instant since) ->
          "%s starts: slot %s cannot be seen (%s), and no time counts until it is"
              .formatted(attempt.candidate().version(), attempt.to(), why);
      case Seen.Known<Backend>(Backend backend, Instant at) -> seen(subject, attempt, backend);
    };
  }

  private static String seen(Subject subject, Attempt attempt, Backend backend) {
    String progress =
        "%s starts: %d of %d pods are ready"
            .formatted(
                attempt.candidate().version(), backend.ready(), subject.wantedReplicas(attempt));
    return progress
        + firstIncident(subject, attempt).map(i -> "; " + i.sentence()).orElse("")
        + (waitsForReadings(subject, attempt) ? "; waiting for readings" : "")
        + subject.unreached().map(pods -> "; " + ReachSentence.of(pods)).orElse("");
  }

  private static Optional<Incident> firstIncident(Subject subject, Attempt attempt) {
    return attempt
        .slot()
        .flatMap(slot -> subject.world().slot(slot).known())
        .flatMap(pods -> Incident.foremost(pods.incidents()));
  }

  private static boolean waitsForReadings(Subject subject, Attempt attempt) {
    return subject.ready(attempt) > 0
        && !attempt.plan().analysis().metrics().isEmpty()
        && subject.world().readings().known().isEmpty();
  }
}
