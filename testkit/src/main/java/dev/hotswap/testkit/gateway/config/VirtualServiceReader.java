package dev.hotswap.testkit.gateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hotswap.testkit.gateway.route.Cluster;
import dev.hotswap.testkit.gateway.route.Destination;
import dev.hotswap.testkit.gateway.route.HttpRoute;
import dev.hotswap.testkit.gateway.route.RetryPolicy;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what the gateway plays of {@code networking.istio.io/v1} VirtualServices: hosts, match
 * (uri, method, headers), weighted destinations and retries.
 */
final class VirtualServiceReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String namespace;
  private final JsonNode spec;
  private final ToIntFunction<Cluster> onlyPort;

  /**
   * @param onlyPort the one port of a Service whose destination names none; asked with port 0
   */
  VirtualServiceReader(GenericKubernetesResource resource, ToIntFunction<Cluster> onlyPort) {
    this.namespace = resource.getMetadata().getNamespace();
    this.spec = JSON.valueToTree(resource.getAdditionalProperties()).path("spec");
    this.onlyPort = onlyPort;
  }

  /** Whether a gateway takes it at all: without {@code gateways} it is for sidecars only. */
  boolean forGateways() {
    return texts(spec.path("gateways")).anyMatch(name -> !name.equals("mesh"));
  }

  List<String> hosts() {
    return texts(spec.path("hosts")).toList();
  }

  List<HttpRoute> routes() {
    return spec.path("http").valueStream().map(this::route).toList();
  }

  private HttpRoute route(JsonNode http) {
    List<JsonNode> destinations = http.path("route").valueStream().toList();
    int alone = destinations.size() == 1 ? 100 : 0;
    return new HttpRoute(
        http.path("match").valueStream().map(MatchReader::read).toList(),
        destinations.stream().map(one -> destination(one, alone)).toList(),
        retries(http.path("retries")));
  }

  private Destination destination(JsonNode weighted, int otherwise) {
    JsonNode destination = weighted.path("destination");
    String[] host = destination.path("host").asText().split("\\.", -1);
    int port = destination.path("port").path("number").asInt();
    var cluster = new Cluster(host[0], host.length > 1 ? host[1] : namespace, port);
    if (port == 0) {
      cluster = new Cluster(cluster.service(), cluster.namespace(), onlyPort.applyAsInt(cluster));
    }
    return new Destination(cluster, weighted.path("weight").asInt(otherwise));
  }

  private static RetryPolicy retries(JsonNode retries) {
    if (retries.isMissingNode()) {
      return RetryPolicy.ISTIO_DEFAULT;
    }
    Set<String> reasons =
        Stream.of(retries.path("retryOn").asText().split(","))
            .map(String::strip)
            .filter(reason -> !reason.isEmpty())
            .collect(Collectors.toSet());
    Set<String> effective = reasons.isEmpty() ? RetryPolicy.ISTIO_DEFAULT.retryOn() : reasons;
    return new RetryPolicy(retries.path("attempts").asInt(0), effective);
  }

  private static Stream<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText);
  }
}
