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
    return progress
        + incidents.stream().findFirst().map(i -> "; " + i.sentence()).orElse("")
        + (waitsForReadings(subject, attempt) ? "; waiting for readings" : "")
        + (waitsForGateway(subject, attempt, ready)
            ? "; the gateway does not reach all of them yet"
            : "");
  }

  private static boolean waitsForGateway(Subject subject, Attempt attempt, int ready) {
    return subject
        .backend(attempt.slot())
        .flatMap(backend -> backend.reach().members().known())
        .filter(members -> members < ready)
        .isPresent();
  }

  private static boolean waitsForReadings(Subject subject, Attempt attempt) {
    return subject.ready(attempt) > 0
        && !attempt.plan().analysis().metrics().isEmpty()
        && subject.world().readings().known().isEmpty();
  }
}
