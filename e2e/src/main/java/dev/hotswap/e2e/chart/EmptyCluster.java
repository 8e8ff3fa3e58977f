package dev.hotswap.e2e.chart;

import dev.hotswap.e2e.kubelet.image.Image;
import dev.hotswap.e2e.kubelet.image.Program;
import dev.hotswap.e2e.real.RealStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A real stack with nothing of Hotswap in it but the operator's image in its registry, until it is
 * told to stop. {@code e2e/chart/walk} starts it.
 */
final class EmptyCluster {
  private static final Duration PULL = Duration.ofMillis(500);

  private EmptyCluster() {}

  /**
   * Runs until the process is told to stop.
   *
   * @param arguments the folder for what others need to know; then, if its image shall be there,
   *     its root, its digest, and its references
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path repository = Path.of("").toAbsolutePath();
    Path folder = Path.of(arguments[0]);
    CountDownLatch stopped = new CountDownLatch(1);
    try (RealStack stack = RealStack.bare(repository, line -> System.out.println(line))) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stack::close));
      if (arguments.length > 1) {
        publish(stack, repository, List.of(arguments).subList(1, arguments.length));
      }
      stack.images().publish("1.0.0", "go1.18.10", Map.of());
      for (String version : List.of("2.0.0", "3.0.0", "4.0.0")) {
        stack.images().publish(version, "go1.21.13", Map.of());
      }
      Files.copy(stack.kubeconfig(), folder.resolve("kubeconfig"));
      Files.writeString(folder.resolve("logs"), stack.places().logs().toString());
      Files.writeString(folder.resolve("programs"), stack.programs().toString());
      Files.writeString(folder.resolve("ready"), "");
      stopped.await();
    }
  }

  private static void publish(RealStack stack, Path repository, List<String> image) {
    Image operator =
        new Image(
            image.get(1),
            PULL,
            new Program(
                List.of(repository.resolve("e2e/chart/container").toString(), image.get(0)),
                Map.of("KUBECONFIG", stack.kubeconfig().toString())));
    image
        .subList(2, image.size())
        .forEach(reference -> stack.images().catalog().publish(reference, operator));
  }
}
