package dev.hotswap.operator.metrics.gateway;

import java.time.Instant;

/**
 * One pod of a gateway.
 *
 * @param name the pod's name
 * @param startedAt when its proxy container last started: counters begin anew with it
 * @param address IP address, without brackets
 */
public record GatewayPod(String name, Instant startedAt, String address) {
  /** Names the run of the proxy, so that a restarted one is another reporter. */
  public String reporter() {
    return name + "@" + startedAt.getEpochSecond();
  }
}
