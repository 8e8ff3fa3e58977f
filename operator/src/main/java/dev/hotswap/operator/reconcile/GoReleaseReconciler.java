package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.release.Deletion;
import dev.hotswap.core.release.ReleaseState;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.signal.Signals;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Works on releases: observe, decide, persist, converge, sleep. A deleted release goes the same way
 * until its route was seen to be gone; only then the finalizer is removed, and the API server's
 * garbage collection takes what is left.
 */
public final class GoReleaseReconciler implements Reconciler<GoRelease>, Cleaner<GoRelease> {
  /** Keeps a deleted release until its route is released. Part of the API. */
  public static final String FINALIZER = "hotswap.dev/release";

  /** What the API server puts on an object that is deleted without what it owns. */
  private static final String ORPHAN = "orphan";

  private final Signals signals;
  private final BooleanSupplier leading;
  private final Function<EventSourceContext<GoRelease>, ClusterCache> watch;
  private final Function<ClusterCache, ReleaseLoop> loops;
  private Optional<ReleaseLoop> loop = Optional.empty();
  private Optional<ClusterCache> seen = Optional.empty();

  /**
   * A reconciler that is not registered yet.
   *
   * @param signals what asks for a look besides objects that change
   * @param leading whether this operator may act; while it may not, nothing is done
   * @param watch makes the caches
   * @param loops makes what works on a release from them
   */
  public GoReleaseReconciler(
      Signals signals,
      BooleanSupplier leading,
      Function<EventSourceContext<GoRelease>, ClusterCache> watch,
      Function<ClusterCache, ReleaseLoop> loops) {
    this.signals = signals;
    this.leading = leading;
    this.watch = watch;
    this.loops = loops;
  }

  @Override
  public List<EventSource<?, GoRelease>> prepareEventSources(
      EventSourceContext<GoRelease> context) {
    ClusterCache cache = watch.apply(context);
    seen = Optional.of(cache);
    ReleaseLoop made = loops.apply(cache);
    signals.whenGone(made::forget);
    loop = Optional.of(made);
    List<EventSource<?, GoRelease>> sources = new ArrayList<>(cache.sources());
    sources.add(signals);
    return sources;
  }

  /** Looks at every release: this operator begins to lead. */
  public void lookAtAll() {
    seen.stream()
        .flatMap(ClusterCache::releases)
        .map(GoReleaseReconciler::key)
        .forEach(signals::raise);
  }

  @Override
  public UpdateControl<GoRelease> reconcile(GoRelease release, Context<GoRelease> context) {
    turn(release, context);
    return UpdateControl.noUpdate();
  }

  @Override
  public DeleteControl cleanup(GoRelease release, Context<GoRelease> context) {
    if (leavesItsObjects(release)) {
      return leading.getAsBoolean()
          ? DeleteControl.defaultDelete()
          : DeleteControl.noFinalizerRemoval();
    }
    boolean done =
        turn(release, context).flatMap(ReleaseState::deletion).filter(Deletion::done).isPresent();
    return done ? DeleteControl.defaultDelete() : DeleteControl.noFinalizerRemoval();
  }

  /** {@code --cascade=orphan}: what the release made goes on serving without it. */
  private static boolean leavesItsObjects(GoRelease release) {
    return release.getMetadata().getFinalizers().contains(ORPHAN);
  }

  private Optional<ReleaseState> turn(GoRelease release, Context<GoRelease> context) {
    return leading.getAsBoolean()
        ? loop.flatMap(works -> works.turn(release, written -> remember(context, release, written)))
        : Optional.empty();
  }

  private static void remember(Context<GoRelease> context, GoRelease before, GoRelease written) {
    context
        .eventSourceRetriever()
        .getControllerEventSource()
        .handleRecentResourceUpdate(ResourceID.fromResource(written), written, before);
  }

  private static ReleaseKey key(GoRelease release) {
    return new ReleaseKey(release.getMetadata().getNamespace(), release.getMetadata().getName());
  }
}
