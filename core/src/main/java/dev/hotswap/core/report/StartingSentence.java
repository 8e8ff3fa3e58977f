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
        + incidents.stream().findFirst().map(i -> "; " + sentence(i)).orElse("")
        + waits;
  }

  private static boolean waitsForReadings(Subject subject, Attempt attempt) {
    return subject.ready(attempt) > 0
        && !attempt.plan().analysis().metrics().isEmpty()
        && subject.world().readings().known().isEmpty();
  }

  /** What is wrong with one pod. */
  static String sentence(Incident incident) {
    return "pod "
        + incident.pod()
        + switch (incident) {
          case Incident.Crash c -> " ended: " + c.detail();
          case Incident.Unready u -> " is not ready: " + u.detail();
          case Incident.PullFailed p -> " cannot pull its image: " + p.detail();
          case Incident.Pulling p -> " pulls its image";
          case Incident.Evicted e -> " was evicted: " + e.detail();
          case Incident.NodeLost n -> " is on " + n.node() + ", which does not answer";
          case Incident.Unschedulable u -> " cannot be scheduled: " + u.detail();
        };
  }
}
