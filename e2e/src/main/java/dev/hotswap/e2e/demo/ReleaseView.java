package dev.hotswap.e2e.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.api.release.status.RejectedRevision;
import java.util.Optional;

/**
 * What the demo reads of a release, as any user could with kubectl.
 *
 * @param phase the word in status
 * @param message the sentence in status
 * @param stable the version that serves
 * @param candidate the version on trial; empty string between two attempts
 * @param candidateWeight percent of requests for it
 * @param rejected the revision that was rolled back, where the spec still asks for its version
 */
public record ReleaseView(
    String phase,
    String message,
    String stable,
    String candidate,
    int candidateWeight,
    Optional<String> rejected) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A release that nobody has looked at. */
  public static final ReleaseView NOTHING = new ReleaseView("", "", "", "", 0, Optional.empty());

  /** What status says of this release. */
  public static ReleaseView of(GoRelease release) {
    GoReleaseStatus status = release.getStatus();
    if (status == null) {
      return NOTHING;
    }
    String wanted = release.getSpec().version();
    return new ReleaseView(
        Optional.ofNullable(status.phase()).map(ReleaseView::word).orElse(""),
        Optional.ofNullable(status.message()).orElse(""),
        Optional.ofNullable(status.stable()).map(s -> s.version()).orElse(""),
        Optional.ofNullable(status.attempt()).map(a -> a.version()).orElse(""),
        Optional.ofNullable(status.weights())
            .flatMap(w -> Optional.ofNullable(w.candidate()))
            .orElse(0),
        status.rejectedRevisions().stream()
            .filter(entry -> entry.version().equals(wanted))
            .map(RejectedRevision::revision)
            .findFirst());
  }

  /** The word that stands in status: the enum's name is another matter. */
  private static String word(Phase phase) {
    return JSON.convertValue(phase, String.class);
  }

  /** This version serves and nothing is under way. */
  public boolean serves(String version) {
    return settled() && stable.equals(version);
  }

  /** Nothing is under way any more. */
  public boolean settled() {
    return phase.equals("Stable") || phase.equals("RolledBack") || phase.equals("Failed");
  }
}
