package dev.hotswap.operator.golden;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import java.util.Locale;
import java.util.Optional;

/** What a file's name calls the phase of a release: as status does, and a little more exactly. */
final class PhaseName {
  private PhaseName() {}

  /** Such as {@code shifting-10}; empty before the operator has said anything. */
  static Optional<String> of(GoRelease release) {
    return Optional.ofNullable(release.getStatus()).flatMap(PhaseName::of);
  }

  private static Optional<String> of(GoReleaseStatus status) {
    return Optional.ofNullable(status.phase()).map(phase -> of(phase, status));
  }

  private static String of(Phase phase, GoReleaseStatus status) {
    if (status.deletion() != null) {
      return "deleting";
    }
    return switch (phase) {
      case SHIFTING -> word(phase) + "-" + weight(status);
      case STABLE -> status.retained() == null ? word(phase) : word(phase) + "-old-slot-warm";
      default -> word(phase);
    };
  }

  private static int weight(GoReleaseStatus status) {
    return Optional.ofNullable(status.weights())
        .flatMap(weights -> Optional.ofNullable(weights.candidate()))
        .orElse(0);
  }

  private static String word(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
