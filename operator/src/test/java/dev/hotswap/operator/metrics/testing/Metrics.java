package dev.hotswap.operator.metrics.testing;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Mode;
import dev.hotswap.core.analysis.Share;
import dev.hotswap.core.analysis.ThresholdSettings;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.metrics.Watched;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The release that most tests watch: payment in shop, the candidate in slot B. */
public final class Metrics {
  private static final ThresholdSettings PLAIN =
      new ThresholdSettings(Duration.ofMinutes(1), 60, 0);

  private Metrics() {}

  /** At most 5 % of requests may fail. */
  public static Metric.ErrorRate errors() {
    return new Metric.ErrorRate("errors", Mode.ENFORCE, PLAIN, Share.percent(5));
  }

  /** P99 at most one second. */
  public static Metric.Latency p99() {
    return new Metric.Latency(
        "p99", Mode.ENFORCE, PLAIN, 99, Duration.ofSeconds(1), Optional.empty());
  }

  /** P99 at most one second, with a warning above half of it. */
  public static Metric.Latency p99WithWarning() {
    return new Metric.Latency(
        "p99", Mode.ENFORCE, PLAIN, 99, Duration.ofSeconds(1), Optional.of(Duration.ofMillis(500)));
  }

  /** Failed checkouts, at most 1 %. */
  public static Metric.Ratio checkout() {
    return new Metric.Ratio(
        "checkout",
        Mode.ENFORCE,
        PLAIN,
        "sum by (service, pod) (checkout_failed_total{service=~\"{{services}}\"})",
        "sum by (service, pod) (checkout_total{service=~\"{{services}}\"})",
        Share.percent(1));
  }

  /** Heap in use, at most 80 %. */
  public static Metric.Value heap() {
    return new Metric.Value(
        "heap", Mode.ENFORCE, PLAIN, "max(heap_used_ratio{service=\"{{candidate}}\"})", 0.8);
  }

  /** Payment, with these metrics. */
  public static Watched payment(Metric... metrics) {
    return new Watched(
        "shop",
        "payment",
        Map.of(Slot.A.lane(), "payment-a", Slot.B.lane(), "payment-b"),
        Set.of(80),
        Slot.A.lane(),
        Slot.B.lane(),
        List.of(metrics));
  }
}
