package dev.hotswap.operator.reconcile.signal;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Set;

/** Asks for a release to be looked at soon. Asking for one that does not exist does nothing. */
public final class Signals extends AbstractEventSource<Void, GoRelease> {
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

  @Override
  public Set<Void> getSecondaryResources(GoRelease primary) {
    return Set.of();
  }
}
