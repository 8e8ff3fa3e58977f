package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.wire.RawTree;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;

/**
 * What stands in memory for a text that found no room there: the API server has it. A mark can be
 * no user's: both places hold a map of fields, and this is a text.
 */
public final class Aside {
  static final RawTree MARK = new RawTree("\"put aside\"");

  private Aside() {}

  /** Whether the template of this release has to be read before anything is made of it. */
  public static boolean is(GoRelease release) {
    return release.getSpec() != null && MARK.equals(release.getSpec().template());
  }

  /** Whether what this object keeps has to be read. */
  public static boolean is(ControllerRevision snapshot) {
    return MARK.equals(snapshot.getData());
  }
}
