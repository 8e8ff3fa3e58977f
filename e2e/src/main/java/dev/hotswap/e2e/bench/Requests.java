package dev.hotswap.e2e.bench;

import dev.hotswap.testkit.apiserver.FakeApiServer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one user asked of an API server.
 *
 * @param counts by verb and resource, as in {@code patch deployments}
 */
record Requests(Map<String, Long> counts) {
  /** All that this user asked since the audit log was cleared. */
  static Requests of(FakeApiServer server, String user) {
    return new Requests(server.audit().countsOf(user));
  }

  /** Watches, which are opened anew every few minutes. */
  long watches() {
    return sum(true, "watch ");
  }

  /** What leader election asks. */
  long leases() {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(" leases"))
        .filter(entry -> !entry.getKey().startsWith("watch "))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Everything else: what the operator's work costs. */
  long worked() {
    return sum(false, "watch ") - leases();
  }

  private long sum(boolean with, String prefix) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix) == with)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Sums first, then each kind of request besides watches and leases. */
  Map<String, Number> byVerbAndResource() {
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("besides watches and leases", worked());
    figures.put("watches opened", watches());
    figures.put("leases", leases());
    counts.entrySet().stream()
        .filter(entry -> !entry.getKey().startsWith("watch "))
        .filter(entry -> !entry.getKey().endsWith(" leases"))
        .forEach(entry -> figures.put(entry.getKey(), entry.getValue()));
    return figures;
  }
}
