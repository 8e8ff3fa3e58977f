package dev.hotswap.testkit.controllers.node;

import io.fabric8.kubernetes.api.model.Container;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The images that one node has fetched. */
final class NodeImages {
  private final PlayedRegistry registry;
  private final Map<String, PlayedImage> kept = new HashMap<>();

  NodeImages(PlayedRegistry registry) {
    this.registry = registry;
  }

  /** The image that a container gets: what the node has, unless its pull policy asks anew. */
  PlayedImage resolve(Container container) {
    boolean asksAnew = container.getImagePullPolicy().equals("Always");
    Optional<PlayedImage> here =
        asksAnew ? Optional.empty() : Optional.ofNullable(kept.get(container.getImage()));
    return here.orElseGet(() -> registry.resolve(container.getImage()));
  }

  /** Begins a container's life with fetching its image, which takes no time if it is here. */
  ContainerRun pull(Container container, Instant now) {
    PlayedImage image = resolve(container);
    boolean here = kept.containsValue(image);
    return ContainerRun.pulling(image, now, here ? Duration.ZERO : image.pull());
  }

  /** Remembers the image of a container that has got one. */
  void keep(Container container, ContainerRun run) {
    boolean fetched =
        switch (run.stage()) {
          case Stage.Pulling _, Stage.PullFailed _ -> false;
          case Stage.Starting _, Stage.Running _, Stage.BackOff _, Stage.Ended _ -> true;
        };
    if (fetched) {
      kept.put(container.getImage(), run.image());
    }
  }
}
