package dev.hotswap.operator.traffic.istio;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** The destinations that carry this split, each by a port of its own Service. */
  List<Object> weighted(Split split, OwnedRoute route) {
    return Arrays.stream(Slot.values())
        .<Object>map(
            slot ->
                Map.of(
                    "destination",
                    Map.of("host", host(slot), "port", Map.of("number", route.port(slot))),
                    "weight",
                    split.of(slot)))
        .toList();
  }

  /** The full name of a slot's Service. */
  String host(Slot slot) {
    return new Names(release).slot(slot) + suffix;
  }

  /**
   * The split that destinations carry; empty where they are not the two slots alone, or their
   * weights do not sum to 100.
   *
   * @param weightByHost weights as written, by host
   */
  Optional<Split> split(Map<String, Integer> weightByHost) {
    int a = weightByHost.getOrDefault(host(Slot.A), 0);
    int b = weightByHost.getOrDefault(host(Slot.B), 0);
    boolean slotsAlone = Set.of(host(Slot.A), host(Slot.B)).containsAll(weightByHost.keySet());
    return slotsAlone && a >= 0 && b >= 0 && a + b == 100
        ? Optional.of(new Split(a))
        : Optional.empty();
  }
}
