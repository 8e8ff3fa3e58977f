package dev.hotswap.core.release;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Target;
import java.util.Map;
import java.util.Optional;

/**
 * A target that answers behind a backend.
 *
 * @param images container name → image by digest, so that a tag that moves cannot change it
 * @param routes which ports of it the routes name; empty where nobody remembers
 */
public record Serving(
    Target target, BackendId backend, Map<String, String> images, Optional<RouteRevision> routes) {
  public Serving {
    images = Map.copyOf(images);
  }

  /** The same, reached by the ports that this form of the routes names. */
  Serving routedBy(Optional<RouteRevision> next) {
    return new Serving(target, backend, images, next);
  }
}
