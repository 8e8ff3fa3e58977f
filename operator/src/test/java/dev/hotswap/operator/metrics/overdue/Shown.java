package dev.hotswap.operator.metrics.overdue;

import dev.hotswap.operator.metrics.series.Series;

/** What a gateway shows of requests. */
enum Shown {
  /** Envoy's clusters. */
  ENVOY,
  /** Istio's metrics, and of Envoy's clusters what is open. */
  ISTIO_WITH_OPEN,
  /** Istio's metrics alone, which count a request when it has ended. */
  ISTIO;

  Series of(Population population, double at) {
    return switch (this) {
      case ENVOY -> population.at(at);
      case ISTIO_WITH_OPEN -> population.istio(at, true);
      case ISTIO -> population.istio(at, false);
    };
  }
}
