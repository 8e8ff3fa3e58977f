package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.release.state.Deletion;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.reconcile.cache.Aside;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.lane.Turns;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One turn of one release, as the cache has it. A deleted release goes the same way as any other
 * until its route was seen to be gone; only then the finalizer is removed, and the API server's
 * garbage collection takes what is left. What fails is tried again.
 */
final class ReleaseTurn implements Turns.Turn {
  /** What the API server puts on an object that is deleted without what it owns. */
  private static final String ORPHAN = "orphan";

  private final ClusterCache cache;
  private final BooleanSupplier leading;
  private final LiveReads live;
  private final Finalizer finalizer;
  private final Reclaim reclaim;
  private final ReleaseLoop loop;
  private final Sessions sessions;
  private final Retries retries;

  ReleaseTurn(
      ClusterCache cache,
      BooleanSupplier leading,
      LiveReads live,
      Finalizer finalizer,
      Reclaim reclaim,
      ReleaseLoop loop,
      Sessions sessions,
      Retries retries) {
    this.cache = cache;
    this.leading = leading;
    this.live = live;
    this.finalizer = finalizer;
    this.reclaim = reclaim;
    this.loop = loop;
    this.sessions = sessions;
    this.retries = retries;
  }

  @Override
  public void take(ReleaseKey release, BooleanSupplier giveWay) {
    if (leading.getAsBoolean()) {
      cache.release(release).ifPresent(seen -> take(sessions.of(seen), seen, giveWay));
    }
  }

  private void take(Session session, GoRelease seen, BooleanSupplier giveWay) {
    retries.around(session, () -> whole(seen).ifPresent(release -> take(release, giveWay)));
    if (cache.release(session.key()).isEmpty()) {
      sessions.forget(seen); // it went while its turn was taken
    }
  }

  /** As the cache has it, with what was put aside to save memory. */
  private Optional<GoRelease> whole(GoRelease seen) {
    return Aside.is(seen) ? live.release(seen) : Optional.of(seen);
  }

  private void take(GoRelease release, BooleanSupplier giveWay) {
    if (release.isMarkedForDeletion()) {
      leave(release, giveWay);
    } else {
      finalizer.on(release).ifPresentOrElse(held -> go(held, giveWay), () -> loop.soon(release));
    }
  }

  private void go(GoRelease release, BooleanSupplier giveWay) {
    if (reclaim.underWay(sessions.of(release), release)) {
      loop.soon(release);
    } else {
      loop.turn(release, giveWay);
    }
  }

  private void leave(GoRelease release, BooleanSupplier giveWay) {
    if (!Finalizer.isOn(release)) {
      return;
    }
    boolean done =
        leavesItsObjects(release)
            || loop.turn(release, giveWay)
                .flatMap(ReleaseState::deletion)
                .filter(Deletion::done)
                .isPresent();
    if (done && !finalizer.off(newest(release))) {
      loop.soon(release);
    }
  }

  /** The turn itself wrote status. */
  private GoRelease newest(GoRelease release) {
    Optional<GoRelease> seen = cache.release(ReleaseLoop.key(release));
    return seen.orElse(release);
  }

  /** {@code --cascade=orphan}: what the release made goes on serving without it. */
  private static boolean leavesItsObjects(GoRelease release) {
    return release.getMetadata().getFinalizers().contains(ORPHAN);
  }
}
