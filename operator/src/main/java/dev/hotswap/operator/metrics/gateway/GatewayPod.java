package dev.hotswap.operator.metrics.gateway;

import java.time.Instant;

/**
 * One pod of a gateway.
 *
 * @param name the pod's name
 * @param startedAt when its proxy container last started: counters begin anew with it
 * @param address IP address, without brackets
 * @param gateway whose pod it is, for people; empty where it is not said
 */
public record GatewayPod(String name, Instant startedAt, String address, String gateway) {
  /** A pod of which nobody said yet whose it is. */
  public GatewayPod(String name, Instant startedAt, String address) {
    this(name, startedAt, address, "");
  }

  /** The same as one of this gateway's. */
  GatewayPod of(String which) {
    return new GatewayPod(name, startedAt, address, which);
  }

  /** Names the run of the proxy, so that a restarted one is another reporter. */
  public String reporter() {
    return name + "@" + startedAt.getEpochSecond();
  }
}
