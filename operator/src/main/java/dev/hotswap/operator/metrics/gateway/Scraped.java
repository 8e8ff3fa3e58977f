package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.series.Page;

/** What became of one pod's page. */
sealed interface Scraped {
  GatewayPod pod();

  record Read(GatewayPod pod, Page page) implements Scraped {}

  record Silent(GatewayPod pod, Failure failure) implements Scraped {}
}
