package dev.hotswap.operator.metrics;

/** Which metric names a source speaks. */
public enum Dialect {
  /** Istio standard metrics, as gateways and waypoints report them. */
  ISTIO,
  /** Cluster statistics of any Envoy. */
  ENVOY
}
