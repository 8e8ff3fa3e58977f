package dev.hotswap.operator.preflight.read;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.stream.Stream;

/**
 * What the operator watches anyway, so that nobody has to list it: every object that carries its
 * label, of the kinds it owns. With many releases in a namespace that is nearly all there is.
 */
public interface Watched {
  /** Whether of all namespaces; else at least of each namespace that holds a release. */
  boolean everywhere();

  /** The watched objects of a kind, as last seen; none of a kind that is not watched. */
  <T extends HasMetadata> Stream<T> all(Class<T> kind);
}
