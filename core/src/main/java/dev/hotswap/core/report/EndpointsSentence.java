package dev.hotswap.core.report;

import dev.hotswap.core.release.stage.PublicMove;
import dev.hotswap.core.release.state.Attempt;

/** What the endpoints of the public Service list while they are waited for. */
final class EndpointsSentence {
  private EndpointsSentence() {}

  /** Begins with "; "; empty where nobody waits, or they list what they shall. */
  static String of(Subject subject, Attempt attempt) {
    return PublicMove.awaited(subject.intent(), attempt, subject.world())
        .map(EndpointsSentence::of)
        .orElse("");
  }

  private static String of(PublicMove.Awaited pods) {
    return pods.listed() < pods.needed()
        ? "; its endpoints list %d of the %d pods that are needed"
            .formatted(pods.listed(), pods.needed())
        : pods.leaving() > 0
            ? "; its endpoints still list %d pods that it leaves".formatted(pods.leaving())
            : "";
  }
}
