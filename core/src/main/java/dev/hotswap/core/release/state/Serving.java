package dev.hotswap.core.release.state;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Target;
import java.util.Map;
import java.util.Optional;

/**
 * A target that answers behind a backend.
 *
 * @param host the target whose template its pods have, where it answers from pods that were made
 *     for another; empty where they were made for it
 * @param images container name → image by digest, so that a tag that moves cannot change it
 * @param routes which ports of it the routes name; empty where nobody remembers
 */
public record Serving(
    Target target,
    BackendId backend,
    Optional<Target> host,
    Map<String, String> images,
    Optional<RouteRevision> routes) {
  public Serving {
    images = Map.copyOf(images);
    host = host.filter(other -> !other.revision().equals(target.revision()));
  }

  /** One that answers from pods of its own. */
  public Serving(
      Target target,
      BackendId backend,
      Map<String, String> images,
      Optional<RouteRevision> routes) {
    this(target, backend, Optional.empty(), images, routes);
  }

  /** The target whose template its pods have. */
  public Target template() {
    return host.orElse(target);
  }

  /** The same, called as spec calls it now. */
  public Serving called(Target same) {
    return new Serving(same, backend, host, images, routes);
  }

  /** The same, reached by the ports that this form of the routes names. */
  public Serving routedBy(Optional<RouteRevision> next) {
    return new Serving(target, backend, host, images, next);
  }
}
