package dev.hotswap.testkit.prometheus.scrape;

import java.net.InetSocketAddress;
import java.util.Map;

/**
 * Where metrics are read.
 *
 * @param path such as {@code /stats/prometheus}
 * @param labels put on every series beside {@code instance}
 */
public record Target(InetSocketAddress address, String path, Map<String, String> labels) {

  public Target {
    labels = Map.copyOf(labels);
  }

  /** The label {@code instance}: address and port. */
  public String instance() {
    return address.getHostString() + ":" + address.getPort();
  }
}
