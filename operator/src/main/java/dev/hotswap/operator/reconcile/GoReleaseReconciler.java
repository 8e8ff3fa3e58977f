package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.lane.Turns;
import dev.hotswap.operator.reconcile.signal.Signals;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the framework tells of changes. It only delivers them: who is worked on next, on which
 * thread and when what failed is tried again is {@link Turns}' business, finalizers included.
 */
public final class GoReleaseReconciler implements Reconciler<GoRelease>, AutoCloseable {
  private final Signals signals;
  private final Function<EventSourceContext<GoRelease>, ClusterCache> watch;
  private final Function<ClusterCache, Turns> turns;
  private volatile Optional<Turns> taken = Optional.empty();
  private volatile Optional<ClusterCache> seen = Optional.empty();

  /**
   * A reconciler that is not registered yet.
   *
   * @param signals what asks for a look besides objects that change
   * @param watch makes the caches
   * @param turns makes what works on releases from them
   */
  public GoReleaseReconciler(
      Signals signals,
      Function<EventSourceContext<GoRelease>, ClusterCache> watch,
      Function<ClusterCache, Turns> turns) {
    this.signals = signals;
    this.watch = watch;
    this.turns = turns;
  }

  @Override
  public List<EventSource<?, GoRelease>> prepareEventSources(
      EventSourceContext<GoRelease> context) {
    ClusterCache cache = watch.apply(context);
    seen = Optional.of(cache);
    Turns made = turns.apply(cache);
    taken = Optional.of(made);
    signals.whenRaised(made::ask);
    List<EventSource<?, GoRelease>> sources = new ArrayList<>(cache.sources());
    sources.add(signals);
    return sources;
  }

  /** Looks at every release: this operator begins to lead. */
  public void lookAtAll() {
    seen.stream().flatMap(ClusterCache::releases).map(ReleaseLoop::key).forEach(signals::raise);
  }

  @Override
  public UpdateControl<GoRelease> reconcile(GoRelease release, Context<GoRelease> context) {
    taken.ifPresent(works -> works.ask(ReleaseLoop.key(release)));
    return UpdateControl.noUpdate();
  }

  /** Whether a release waits for its turn or has it. */
  public boolean busy() {
    return taken.filter(Turns::busy).isPresent();
  }

  /** Takes no more turns. */
  @Override
  public void close() {
    taken.ifPresent(Turns::close);
  }
}
