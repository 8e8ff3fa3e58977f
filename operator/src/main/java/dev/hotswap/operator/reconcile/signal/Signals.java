package dev.hotswap.operator.reconcile.signal;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import java.util.Set;
import java.util.function.Consumer;

/** Asks for a release to be looked at soon. Asking for one that does not exist does nothing. */
public final class Signals extends AbstractEventSource<Void, GoRelease>
    implements ResourceEventAware<GoRelease> {
  private volatile Consumer<GoRelease> gone = release -> {};

  /** Reaches the controller it is registered with. */
  public Signals() {
    super(Void.class, "signals");
  }

  /** Look at this release. */
  public void raise(ReleaseKey release) {
    if (isRunning()) {
      getEventHandler().handleEvent(new Event(new ResourceID(release.name(), release.namespace())));
    }
  }

  /** Tells {@code whom} of every release that no longer exists. */
  public void whenGone(Consumer<GoRelease> whom) {
    gone = whom;
  }

  @Override
  public void onResourceDeleted(GoRelease release) {
    gone.accept(release);
  }

  @Override
  public Set<Void> getSecondaryResources(GoRelease primary) {
    return Set.of();
  }
}
