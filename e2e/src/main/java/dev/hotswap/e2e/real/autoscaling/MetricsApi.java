package dev.hotswap.e2e.real.autoscaling;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What metrics-server and a metrics adapter serve in a cluster: memory of pods, one metric of each
 * pod and two external ones, for namespaces whose work is played. A namespace that nobody speaks
 * for has no metrics.
 */
public final class MetricsApi implements AutoCloseable {
  /** Where the API server finds it. */
  public static final int PORT = 4443;

  static final String RESOURCE = "metrics.k8s.io/v1beta1";
  static final String CUSTOM = "custom.metrics.k8s.io/v1beta2";
  static final String EXTERNAL = "external.metrics.k8s.io/v1beta1";

  private static final String PER_POD = "work-per-pod";
  private static final String LARGEST = "work-of-largest-slot";
  private static final String TOTAL = "work-in-all";
  private static final Pattern QUESTION =
      Pattern.compile("/apis/([^/]+/[^/]+)/namespaces/([^/]+)/(.+)");
  private static final Pattern SELECTOR = Pattern.compile("(?:^|&)labelSelector=([^&]*)");

  private final Map<String, Workload> workloads = new ConcurrentHashMap<>();
  private final ObjectMapper json = new ObjectMapper();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpsServer server;
  private final InstantSource clock;

  private MetricsApi(HttpsServer server, InstantSource clock) {
    this.server = server;
    this.clock = clock;
  }

  /**
   * Starts to serve on loopback.
   *
   * @param folder for its key
   */
  public static MetricsApi start(Path folder, InstantSource clock)
      throws IOException, InterruptedException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 16);
    server.setHttpsConfigurator(new HttpsConfigurator(ServerKey.create(folder)));
    MetricsApi api = new MetricsApi(server, clock);
    server.setExecutor(api.threads);
    server.createContext("/", api::answer);
    server.start();
    return api;
  }

  /** From now on this is measured in a namespace. */
  public void measure(String namespace, Workload workload) {
    workloads.put(namespace, workload);
  }

  /** Nothing is measured there any more. */
  public void forget(String namespace) {
    workloads.remove(namespace);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<Map<String, Object>> answer =
          answer(
              exchange.getRequestURI().getPath(),
              Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
      byte[] body = json.writeValueAsBytes(answer.orElse(Map.of("kind", "Status", "code", 404)));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.isPresent() ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Optional<Map<String, Object>> answer(String path, String query) {
    return switch (path) {
      case "/apis/" + RESOURCE ->
          Optional.of(MetricLists.resources(RESOURCE, List.of("pods"), "PodMetrics"));
      case "/apis/" + CUSTOM ->
          Optional.of(MetricLists.resources(CUSTOM, List.of("pods/" + PER_POD), "MetricValueList"));
      case "/apis/" + EXTERNAL ->
          Optional.of(
              MetricLists.resources(EXTERNAL, List.of(LARGEST, TOTAL), "ExternalMetricValueList"));
      default -> measured(path, query);
    };
  }

  private Optional<Map<String, Object>> measured(String path, String query) {
    Matcher question = QUESTION.matcher(path);
    return question.matches()
        ? Optional.ofNullable(workloads.get(question.group(2)))
            .flatMap(
                workload ->
                    measured(
                        workload,
                        question.group(2),
                        question.group(1) + " " + question.group(3),
                        selector(query)))
        : Optional.empty();
  }

  private Optional<Map<String, Object>> measured(
      Workload workload, String namespace, String metric, String selector) {
    MetricLists lists = new MetricLists(clock.instant());
    return switch (metric) {
      case RESOURCE + " pods" -> Optional.of(lists.memory(namespace, workload.pods(selector)));
      case CUSTOM + " pods/*/" + PER_POD ->
          Optional.of(lists.ofPods(namespace, PER_POD, workload.pods(selector)));
      case EXTERNAL + " " + LARGEST ->
          Optional.of(lists.external(LARGEST, workload.ofLargestSlot()));
      case EXTERNAL + " " + TOTAL -> Optional.of(lists.external(TOTAL, workload.total()));
      default -> Optional.empty();
    };
  }

  private static String selector(String query) {
    Matcher found = SELECTOR.matcher(query);
    return found.find() ? URLDecoder.decode(found.group(1), StandardCharsets.UTF_8) : "";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
