package dev.hotswap.e2e.kubelet.container;

import dev.hotswap.e2e.kubelet.image.Image;
import dev.hotswap.e2e.kubelet.image.ImageCatalog;
import dev.hotswap.e2e.kubelet.image.ImageReference;
import dev.hotswap.e2e.kubelet.image.NodeImages;
import dev.hotswap.e2e.kubelet.image.PullResult;
import io.fabric8.kubernetes.api.model.Container;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Gets a container's image onto the node, again and again until it is there. */
record ImagePull(
    Container container,
    ImageCatalog registry,
    NodeImages node,
    BackOff backOff,
    BiConsumer<String, String> waiting) {

  private static final Duration SHOW_ERROR = Duration.ofSeconds(1);

  /** Returns when the node has the image; {@code waiting} hears reason and message meanwhile. */
  Image await() throws InterruptedException {
    int failures = 0;
    while (true) {
      Optional<Image> image = attempt();
      if (image.isPresent()) {
        node.add(container.getImage(), image.get());
        return image.get();
      }
      // The first failure of a pull waits already, unlike the first end of a process.
      failures++;
      holdOff(backOff.after(failures + 1));
    }
  }

  private Optional<Image> attempt() throws InterruptedException {
    Optional<Image> present = node.present(container.getImage());
    if (present.isPresent() && !policy().equals("Always")) {
      return present;
    }
    if (policy().equals("Never")) {
      waiting.accept("ErrImageNeverPull", "the image is not on the node and may not be pulled");
      return Optional.empty();
    }
    return switch (registry.pull(container.getImage())) {
      case PullResult.Available(Image image) -> {
        if (!node.has(image)) {
          Thread.sleep(image.pull());
        }
        yield Optional.of(image);
      }
      case PullResult.Refused(String message) -> {
        waiting.accept("ErrImagePull", message);
        yield Optional.empty();
      }
    };
  }

  private void holdOff(Duration wait) throws InterruptedException {
    Duration shown = wait.compareTo(SHOW_ERROR) < 0 ? wait : SHOW_ERROR;
    Thread.sleep(shown);
    if (!policy().equals("Never")) {
      String message = "Back-off pulling image \"" + container.getImage() + "\"";
      waiting.accept("ImagePullBackOff", message);
    }
    Thread.sleep(wait.minus(shown));
  }

  private String policy() {
    String given = container.getImagePullPolicy();
    if (given != null && !given.isEmpty()) {
      return given;
    }
    boolean latest = ImageReference.parse(container.getImage()).version().equals("latest");
    return latest ? "Always" : "IfNotPresent";
  }
}
