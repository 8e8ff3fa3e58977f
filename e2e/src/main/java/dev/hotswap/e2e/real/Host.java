package dev.hotswap.e2e.real;

import dev.hotswap.e2e.real.part.Health;
import dev.hotswap.e2e.real.part.PartName;
import dev.hotswap.e2e.real.part.RunningPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Keeps a real stack with an operator and the demo's images for a person, until it is told to stop.
 * {@code e2e/stack} starts it and reads what it writes into its folder.
 */
final class Host {
  private static final int EVERY_SECONDS = 2;

  private final RealStack stack;
  private final Path folder;

  private Host(RealStack stack, Path folder) {
    this.stack = stack;
    this.folder = folder;
  }

  /**
   * Runs until the process is told to stop.
   *
   * @param arguments the folder for what others need to know
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path repository = Path.of("").toAbsolutePath();
    CountDownLatch stopped = new CountDownLatch(1);
    try (RealStack stack = RealStack.start(repository, line -> System.out.println(line))) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stack::close));
      new Host(stack, Path.of(arguments[0])).serve(stopped);
    }
  }

  private void serve(CountDownLatch stopped) throws IOException, InterruptedException {
    stack.operator().start();
    publish();
    stack.await("the operator to be ready", Health.answers("http://127.0.0.1:8080/readyz")::works);
    Files.copy(stack.kubeconfig(), folder.resolve("kubeconfig"));
    write("programs", stack.programs().toString());
    write("status", status());
    write("ready", ready());
    while (!stopped.await(EVERY_SECONDS, TimeUnit.SECONDS)) {
      write("status", status());
    }
  }

  private void publish() {
    stack.images().publish("1.0.0", "go1.18.10", Map.of());
    stack.images().publish("2.0.0", "go1.21.13", Map.of());
    stack.images().publish("2.1.0", "go1.21.13", Map.of("ERROR_RATE", "0.2"));
    stack.images().publish("2.2.0", "go1.21.13", Map.of("DELAY_MS", "1300"));
  }

  private String status() {
    String parts =
        Arrays.stream(PartName.values())
            .map(stack::part)
            .map(Host::line)
            .collect(Collectors.joining());
    return parts + "%-24s %s%n".formatted("operator", pid(stack.operator().pid().orElse(0L)));
  }

  private static String line(RunningPart part) {
    String state = part.works() ? "works" : "does not work";
    return "%-24s %-14s %s%n".formatted(part.name().word(), state, pid(part.pid().orElse(0L)));
  }

  private static String pid(long pid) {
    return pid == 0 ? "not running" : "process " + pid;
  }

  private String ready() {
    return """
    The stack is up. e2e/stack shell gives you kubectl; images: registry.example.com/shop/payment:1.0.0, 2.0.0 (good),
    2.1.0 (fails one request in five), 2.2.0 (slow). The gateway answers at http://127.0.0.1:18000 (Host: payment.example.com),
    Prometheus at http://127.0.0.1:9090. Logs: %s
    """
        .formatted(stack.places().logs());
  }

  private void write(String name, String text) throws IOException {
    Path part = Files.writeString(folder.resolve(name + ".part"), text);
    Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
