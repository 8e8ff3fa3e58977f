package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.PolicyQueries;
import dev.hotswap.operator.metrics.SourceSettings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How namespaces ask one source: their budgets, and what they may ask at all. */
final class Askings {
  private static final long LARGEST_COUNTS = 8L << 20;
  private static final int MOST_COUNTERS = 20_000;
  private static final long LARGEST_POLICY_ANSWER = 1L << 20;
  private static final int MOST_POLICY_ROWS = 1_000;

  private final SourceSettings.Prometheus settings;
  private final Map<String, QueryBudget> counting = new ConcurrentHashMap<>();
  private final Map<String, QueryBudget> policies = new ConcurrentHashMap<>();

  Askings(SourceSettings.Prometheus settings) {
    this.settings = settings;
  }

  /** For the operator's own queries about a release of this namespace. */
  Asking counting(String namespace) {
    return new Asking(
        settings.url(),
        Map.of(),
        Map.of(),
        budget(counting, namespace),
        LARGEST_COUNTS,
        MOST_COUNTERS,
        Optional.empty());
  }

  /** For queries that policies of this namespace bring. */
  Asking policies(String namespace) {
    return switch (settings.queries()) {
      case PolicyQueries.Refused() ->
          policies(namespace, settings.url(), Map.of(), Map.of(), refused());
      case PolicyQueries.Unrestricted() ->
          policies(namespace, settings.url(), Map.of(), Map.of(), Optional.empty());
      case PolicyQueries.Namespaced only ->
          policies(
              namespace,
              only.url(),
              only.parameters(namespace),
              only.headers(namespace),
              Optional.empty());
    };
  }

  private Asking policies(
      String namespace,
      URI url,
      Map<String, String> parameters,
      Map<String, String> headers,
      Optional<Failure> refused) {
    return new Asking(
        url,
        parameters,
        headers,
        budget(policies, namespace),
        LARGEST_POLICY_ANSWER,
        MOST_POLICY_ROWS,
        refused);
  }

  private QueryBudget budget(Map<String, QueryBudget> budgets, String namespace) {
    return budgets.computeIfAbsent(
        namespace, name -> new QueryBudget(name, settings.limits(), System::nanoTime));
  }

  private Optional<Failure> refused() {
    return Optional.of(
        new Failure(
            Reason.NOT_CONFIGURED, "source '" + settings.name() + "'", refusal(settings.name())));
  }

  /** Why a source of this name takes no queries, and what to do. */
  static String refusal(String source) {
    return "it takes no PromQL from policies, because nothing there keeps namespaces apart; use errorRate or latency, or have metricSources.%s.prometheus.queries set in the operator's settings"
        .formatted(source);
  }
}
