package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.Failure;

/** What became of one pod's page. */
sealed interface Scraped {
  GatewayPod pod();

  /**
   * What it said.
   *
   * @param begun when it was asked, by the system's nanosecond counter
   */
  record Read(GatewayPod pod, PodPage page, long begun) implements Scraped {}

  record Silent(GatewayPod pod, Failure failure) implements Scraped {}
}
