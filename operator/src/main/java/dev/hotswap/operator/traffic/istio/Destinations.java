package dev.hotswap.operator.traffic.istio;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two weighted destinations of a route. Both are always there, the one with weight 0 too: a
 * gateway that only gets the clusters its routes name (Istio's {@code
 * PILOT_FILTER_GATEWAY_CLUSTER_CONFIG}) then knows the endpoints of a slot before its first
 * request.
 *
 * @param release the release's name
 * @param suffix what follows a Service's name: {@code .shop.svc.cluster.local}
 */
record Destinations(String release, String suffix) {
  Destinations(String release, String namespace, String clusterDomain) {
    this(release, "." + namespace + ".svc." + clusterDomain);
  }

  /** The destinations that carry this split. */
  List<Object> weighted(Split split, int port) {
    return Arrays.stream(Slot.values())
        .<Object>map(
            slot ->
                Map.of(
                    "destination",
                    Map.of("host", host(slot), "port", Map.of("number", port)),
                    "weight",
                    split.of(slot)))
        .toList();
  }

  /** The full name of a slot's Service. */
  String host(Slot slot) {
    return new Names(release).slot(slot) + suffix;
  }

  /**
   * The split that destinations carry; what goes to neither slot counts for neither.
   *
   * @param weightByHost weights as written, by host
   */
  Optional<Split> split(Map<String, Integer> weightByHost) {
    int a = weightByHost.getOrDefault(host(Slot.A), 0);
    int b = weightByHost.getOrDefault(host(Slot.B), 0);
    return a + b <= 0 ? Optional.empty() : Optional.of(new Split(Math.floorDiv(100 * a, a + b)));
  }
}
