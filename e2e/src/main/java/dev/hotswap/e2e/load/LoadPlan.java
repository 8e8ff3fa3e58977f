package dev.hotswap.e2e.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a load does.
 *
 * @param targets loopback addresses, taken in turn
 * @param host the Host header
 * @param path path and query of every GET
 * @param perSecond requests a second, 1 to 5,000; sent on time whether or not earlier ones were
 *     answered
 * @param timeout how long an answer may take before the request counts as failed
 * @param headers sent with each request besides Host
 * @param atMost the load ends by itself after so many requests
 */
public record LoadPlan(
    List<InetSocketAddress> targets,
    String host,
    String path,
    int perSecond,
    Duration timeout,
    Map<String, String> headers,
    int atMost) {
  public LoadPlan {
    targets = List.copyOf(targets);
    headers = Map.copyOf(headers);
    if (targets.isEmpty() || !targets.stream().allMatch(LoadPlan::loopback)) {
      throw new IllegalArgumentException(
          "targets " + targets + " must be loopback addresses, at least one");
    }
    if (perSecond < 1 || perSecond > 5_000) {
      throw new IllegalArgumentException("perSecond " + perSecond + " is outside 1..5000");
    }
  }

  /** Requests without headers of their own. */
  public LoadPlan(
      List<InetSocketAddress> targets,
      String host,
      String path,
      int perSecond,
      Duration timeout,
      int atMost) {
    this(targets, host, path, perSecond, timeout, Map.of(), atMost);
  }

  private static boolean loopback(InetSocketAddress target) {
    InetAddress address = target.getAddress();
    return address != null && address.isLoopbackAddress();
  }
}
