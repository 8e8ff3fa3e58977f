package dev.hotswap.operator.traffic.istio;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.traffic.RouteSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The weighted destinations of a route, one for each backend that it can reach. All are always
 * there, those with weight 0 too: a gateway that only gets the clusters its routes name (Istio's
 * {@code PILOT_FILTER_GATEWAY_CLUSTER_CONFIG}) then knows the endpoints of a backend before its
 * first request.
 *
 * @param release the release's name
 * @param suffix what follows a Service's name: {@code .shop.svc.cluster.local}
 */
record Destinations(String release, String suffix) {
  Destinations(String release, String namespace, String clusterDomain) {
    this(release, "." + namespace + ".svc." + clusterDomain);
  }

  /** The destinations that carry this split, each by a port of its own Service. */
  List<Object> weighted(Split split, RouteSpec route) {
    return route.ports().entrySet().stream()
        .<Object>map(
            port ->
                Map.of(
                    "destination",
                    Map.of("host", host(port.getKey()), "port", Map.of("number", port.getValue())),
                    "weight",
                    split.share(port.getKey())))
        .toList();
  }

  /** The full name of a backend's Service. */
  String host(BackendId backend) {
    return new Names(release).service(backend) + suffix;
  }

  /**
   * The split that destinations carry; empty where they are not backends of the release alone, or
   * their weights do not sum to 100.
   *
   * @param weightByHost weights as written, by host
   */
  Optional<Split> split(Map<String, Integer> weightByHost) {
    Map<BackendId, Integer> shares = new HashMap<>();
    for (BackendId backend : Names.BACKENDS) {
      shares.put(backend, weightByHost.getOrDefault(host(backend), 0));
    }
    Set<String> known = Names.BACKENDS.stream().map(this::host).collect(Collectors.toSet());
    return known.containsAll(weightByHost.keySet()) ? Split.of(shares) : Optional.empty();
  }
}
