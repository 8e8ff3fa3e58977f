package dev.hotswap.operator.reconcile.signal;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.kube.ReleaseKey;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import java.util.Set;
import java.util.function.Consumer;

/** Asks for a release to be looked at soon. Asking for one that does not exist does nothing. */
public final class Signals extends AbstractEventSource<Void, GoRelease>
    implements ResourceEventAware<GoRelease> {
  private volatile Consumer<ReleaseKey> asked = release -> {};
  private volatile Consumer<GoRelease> gone = release -> {};

  /** Reaches nobody yet. */
  public Signals() {
    super(Void.class, "signals");
  }

  /** Look at this release. */
  public void raise(ReleaseKey release) {
    if (isRunning()) {
      asked.accept(release);
    }
  }

  /** Tells {@code whom} of every release that is to be looked at. */
  public void whenRaised(Consumer<ReleaseKey> whom) {
    asked = whom;
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
