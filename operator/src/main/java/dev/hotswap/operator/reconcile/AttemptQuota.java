package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.StageName;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.preflight.check.Reason;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How many releases of one namespace may have a version under way: each costs readings of a gateway
 * and looks each second, which all namespaces share. It is counted in caches, so that some more may
 * begin in the same moment.
 */
final class AttemptQuota {
  private static final long MOST = 500;

  private final Function<String, Stream<GoRelease>> active;
  private final long most;

  AttemptQuota(Function<String, Stream<GoRelease>> active) {
    this(active, MOST);
  }

  /**
   * Room for fewer.
   *
   * @param active releases of a namespace of which something may be under way
   * @param most that may be under way in one namespace
   */
  AttemptQuota(Function<String, Stream<GoRelease>> active, long most) {
    this.active = active;
    this.most = most;
  }

  /** Why this release has to wait, if it has to. */
  Optional<Problem> full(ReleaseKey release) {
    long others =
        active
            .apply(release.namespace())
            .filter(other -> !other.getMetadata().getName().equals(release.name()))
            .filter(AttemptQuota::underWay)
            .count();
    return others < most
        ? Optional.empty()
        : Optional.of(
            Reason.TOO_MANY_AT_ONCE.because(
                "namespace %s has %d releases with a version under way, and may have %d at once: this one starts when another ends"
                    .formatted(release.namespace(), others, most)));
  }

  private static boolean underWay(GoRelease release) {
    return release.getStatus() != null
        && release.getStatus().attempt() != null
        && release.getStatus().attempt().stage().name() != StageName.PREFLIGHT;
  }
}
