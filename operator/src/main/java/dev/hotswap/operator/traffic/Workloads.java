package dev.hotswap.operator.traffic;

import dev.hotswap.operator.naming.GatewayName;
import java.util.Map;
import java.util.Optional;

/**
 * Which pods gateways run on: a host at one gateway is the same host at another one on the same
 * pods.
 *
 * @param selectors labels of each gateway's pods; a gateway that is not seen is not in it
 */
public record Workloads(Map<GatewayName, Map<String, String>> selectors) {
  /** Nothing is known but names. */
  public static final Workloads UNKNOWN = new Workloads(Map.of());

  public Workloads {
    selectors = Map.copyOf(selectors);
  }

  /**
   * Whether both may be the same pods: the same gateway, or two whose selectors one pod can match
   * both, because no label is asked for with two values.
   */
  public boolean meet(GatewayName one, GatewayName other) {
    return one.equals(other)
        || selector(one).flatMap(a -> selector(other).map(b -> agree(a, b))).orElse(false);
  }

  private Optional<Map<String, String>> selector(GatewayName gateway) {
    return Optional.ofNullable(selectors.get(gateway));
  }

  private static boolean agree(Map<String, String> one, Map<String, String> other) {
    return one.entrySet().stream()
        .allMatch(
            label -> label.getValue().equals(other.getOrDefault(label.getKey(), label.getValue())));
  }
}
