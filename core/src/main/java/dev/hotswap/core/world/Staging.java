package dev.hotswap.core.world;

import dev.hotswap.core.plan.Revision;
import java.util.List;
import java.util.Map;

/**
 * How far the image has come onto the pool's nodes.
 *
 * @param revision whose images these are
 * @param done nodes that have it
 * @param total nodes that need it; 0 while no node is known
 * @param incidents why it is not there yet, at most one a node
 * @param images container name → image by digest, as the pullers report it; complete only when
 *     {@code done == total}
 */
public record Staging(
    Revision revision, int done, int total, List<Incident> incidents, Map<String, String> images) {
  public Staging {
    incidents = List.copyOf(incidents);
    images = Map.copyOf(images);
  }

  /** Every node has it. */
  public boolean complete() {
    return total > 0 && done == total;
  }
}
