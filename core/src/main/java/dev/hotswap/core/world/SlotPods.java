package dev.hotswap.core.world;

import dev.hotswap.core.plan.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One slot as the cluster has it: its Deployment and the pods of it.
 *
 * @param holds the target whose template the slot's Deployment carries; empty when there is none
 * @param images the images, by container, that template names (pinned by digest where known)
 * @param replicas what the Deployment asks for, 0 when there is none
 * @param pods pods that exist, terminating ones included
 * @param incidents what is wrong with its pods
 */
public record SlotPods(
    Optional<Target> holds,
    Map<String, String> images,
    int replicas,
    int pods,
    List<Incident> incidents) {
  public SlotPods {
    images = Map.copyOf(images);
    incidents = List.copyOf(incidents);
  }

  /** Nothing runs here and nothing is asked for. */
  public boolean empty() {
    return pods == 0 && replicas == 0;
  }
}
