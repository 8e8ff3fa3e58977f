package dev.hotswap.operator.app.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The statistics of a gateway's pods, read directly. */
public record GatewayStatsSettings(
    @About("Namespace of the gateway's pods.") String namespace,
    @About("Labels that every pod of the gateway carries, and no other pod.")
        Map<String, String> labels,
    @About(
            "Pods of further gateways, for releases whose routes are bound to several: a version is"
                + " proven, judged and drained at each of them. All have the same port and dialect.")
        @Default("[]")
        List<FurtherGatewaySettings> further,
    @About("Port of the statistics on each of its pods: 15090 for Istio, 19001 for Envoy Gateway.")
        @Default("15090")
        int port,
    @About("Which metric names it speaks: Istio's standard metrics, or any Envoy's own.")
        @Default("Istio")
        Dialect dialect,
    @About("Which of Istio's reporters is counted: source for a gateway, waypoint for a waypoint.")
        @Default("source")
        String reporter,
    @About("Time between two readings, 1s to 5m.") @Default("1s") Duration every) {
  /** The metric names a source speaks. */
  public enum Dialect {
    /** {@code istio_requests_total} and its kin. */
    ISTIO("Istio"),
    /** {@code envoy_cluster_upstream_rq} and its kin. */
    ENVOY("Envoy");

    private final String word;

    Dialect(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  public GatewayStatsSettings {
    requireLabels(labels);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port is " + port + ": write a port from 1 to 65535");
    }
    MetricSourceSettings.requireInterval(every);
  }

  static void requireLabels(Map<String, String> labels) {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException(
          "labels is empty and would match every pod: name the labels of the gateway's pods");
    }
  }

  /** The labels as a selector. */
  public String selector() {
    return selector(labels);
  }

  static String selector(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .sorted()
        .collect(Collectors.joining(","));
  }
}
