package dev.hotswap.core.report;

import dev.hotswap.core.release.Attempt;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Incident;
import java.util.List;

/** How far a candidate's pods have come, and what the first of them waits for. */
final class StartingSentence {
  private StartingSentence() {}

  static String of(Subject subject, Attempt attempt) {
    List<Incident> incidents =
        subject.backend(attempt.slot()).map(Backend::incidents).orElse(List.of());
    int ready = subject.ready(attempt);
    String progress =
        "%s starts: %d of %d pods are ready"
            .formatted(attempt.candidate().version(), ready, subject.wantedReplicas(attempt));
    String waits = waitsForReadings(subject, attempt) ? "; waiting for readings" : "";
    return progress
        + incidents.stream().findFirst().map(i -> "; " + i.sentence()).orElse("")
        + waits;
  }

  private static boolean waitsForReadings(Subject subject, Attempt attempt) {
    return subject.ready(attempt) > 0
        && !attempt.plan().analysis().metrics().isEmpty()
        && subject.world().readings().known().isEmpty();
  }
}
