package dev.hotswap.testkit.gateway;

import java.time.Duration;

/**
 * What all instances of one gateway share.
 *
 * @param workload the name of the gateway's Deployment, reported as {@code source_workload}
 * @param httpPort where clients connect; 0 takes a free port
 * @param statsPort where {@code /stats/prometheus} is served; 0 takes a free port
 * @param statsFlush how long durations stay unseen at most
 * @param connectWithin how long an endpoint has to accept a connection
 * @param seed of the random choices of destination and endpoint
 */
public record GatewaySettings(
    String workload,
    String namespace,
    int httpPort,
    int statsPort,
    Duration statsFlush,
    Duration connectWithin,
    long seed) {

  /**
   * As Istio sets up an ingress gateway: clients at 8080, statistics at 15090, flushed every 5 s.
   */
  public static final GatewaySettings ISTIO =
      new GatewaySettings(
          "istio-ingress",
          "istio-ingress",
          8080,
          15090,
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          1);

  /** The same on free ports. */
  public GatewaySettings onFreePorts() {
    return new GatewaySettings(workload, namespace, 0, 0, statsFlush, connectWithin, seed);
  }

  /** The same with another flush interval. */
  public GatewaySettings flushing(Duration every) {
    return new GatewaySettings(
        workload, namespace, httpPort, statsPort, every, connectWithin, seed);
  }
}
