package dev.hotswap.e2e.bench;

import dev.hotswap.e2e.stack.Await;
import dev.hotswap.e2e.stack.Launcher;
import dev.hotswap.e2e.stack.Resident;
import dev.hotswap.e2e.stack.Resource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An operator started as its image starts it, and seen from outside: its memory, its metrics. */
final class LaunchedOperator implements AutoCloseable {
  private static final String RECONCILES = "hotswap_reconcile_duration_seconds_count";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI metrics;
  private final long startedAt = System.nanoTime();

  /**
   * Starts it.
   *
   * @param repository root of the checkout, built
   * @param folder for its settings, its log and its class archive
   * @param limit mebibytes it believes the machine has, as in a container with that limit
   * @param text of the settings, with places for the values and the port
   */
  LaunchedOperator(
      Path repository,
      Path folder,
      Path kubeconfig,
      int limit,
      String text,
      Map<String, String> values)
      throws IOException {
    int port = freePort();
    metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
    Path settings = folder.resolve("operator.yaml");
    Files.writeString(settings, Resource.text(text, with(values, port)));
    process =
        new Launcher(repository, settings, kubeconfig, folder, limit)
            .start(repository.resolve("e2e/target/lib") + "/*", folder.resolve("operator.log"));
  }

  /** Waits until it has reconciled so often, and returns the milliseconds since its start. */
  long millisUntilReconciles(long count) throws InterruptedException {
    Await.until(count + " reconciles", PATIENCE, () -> process.isAlive() && reconciles() >= count);
    return (System.nanoTime() - startedAt) / 1_000_000;
  }

  private static Map<String, String> with(Map<String, String> values, int port) {
    Map<String, String> all = new HashMap<>(values);
    all.put("port", "" + port);
    return all;
  }

  /** Milliseconds since its start when a figure of its own metrics, summed, is so large. */
  long millisUntil(String metric, double least) throws InterruptedException {
    Await.until(metric, PATIENCE, () -> process.isAlive() && metric(metric) >= least);
    return (System.nanoTime() - startedAt) / 1_000_000;
  }

  /** Processor time it has used. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private long reconciles() {
    return (long) metric(RECONCILES);
  }

  private double metric(String name) {
    try {
      String page =
          http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      return page.lines()
          .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .sum();
    } catch (IOException notYet) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Mebibytes it holds. */
  double residentMebibytes() {
    return Resident.mebibytes(process.pid());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Asks it to end, and ends it after twenty seconds. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    http.close();
  }
}
