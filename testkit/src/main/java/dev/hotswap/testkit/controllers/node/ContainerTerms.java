package dev.hotswap.testkit.controllers.node;

import dev.hotswap.testkit.controllers.node.PlayedImage.Exit;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Optional;

/** The terms of a container's life as its pod sets them. */
record ContainerTerms(Pod pod, Container container, NodeImages images)
    implements ContainerRun.Terms {

  /** A command of a pod that is not always restarted runs to its end, at once. */
  @Override
  public Optional<Exit> exitOf(PlayedImage image) {
    boolean runsToItsEnd =
        !container.getCommand().isEmpty() && !pod.getSpec().getRestartPolicy().equals("Always");
    return runsToItsEnd
        ? Optional.of(Exit.of(Duration.ZERO, image.commandExitCode()))
        : image.exit();
  }

  @Override
  public boolean restarts(Exit exit) {
    return switch (pod.getSpec().getRestartPolicy()) {
      case "Never" -> false;
      case "OnFailure" -> exit.code() != 0;
      default -> true;
    };
  }

  @Override
  public PlayedImage resolve() {
    return images.resolve(container);
  }
}
