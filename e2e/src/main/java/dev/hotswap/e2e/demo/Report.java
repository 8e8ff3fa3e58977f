package dev.hotswap.e2e.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What the whole demo came to.
 *
 * @param stack the stack it ran on
 * @param scenarios in the order they ran
 */
record Report(String stack, List<ScenarioResult> scenarios) {
  /** Requests that failed and should not have. */
  long failedTotal() {
    return scenarios.stream().mapToLong(ScenarioResult::failed).sum();
  }

  /** True when every outcome was the expected one and no request failed that should not have. */
  boolean ok() {
    return scenarios.stream().allMatch(ScenarioResult::ok);
  }

  /** One JSON object on one line. */
  String json() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("stack", stack);
    root.put("scenarios", scenarios);
    root.put("failedTotal", failedTotal());
    root.put("ok", ok());
    try {
      return new ObjectMapper().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the report cannot be written as JSON", e);
    }
  }

  /** A table for people, then one line with the verdict. */
  String table() {
    StringJoiner lines = new StringJoiner("\n", "\n", "\n");
    lines.add(
        "%-18s %-11s %9s %8s %13s %10s"
            .formatted("scenario", "outcome", "requests", "failed", "bad version", "restored"));
    for (ScenarioResult s : scenarios) {
      lines.add(
          "%-18s %-11s %9d %8d %13d %10s%s"
              .formatted(
                  s.name(),
                  s.ended().word(),
                  s.requests(),
                  s.failed(),
                  s.failedByCandidate(),
                  seconds(s),
                  s.ok() ? "" : "   expected " + s.expected().word() + ", 0 failed"));
      lines.add("  " + s.reason());
      if (!s.failuresByCause().isEmpty()) {
        lines.add("  failed by cause: " + s.failuresByCause());
      }
    }
    lines.add("");
    lines.add(
        "%d requests failed that should not have: %s"
            .formatted(failedTotal(), ok() ? "ok" : "NOT ok"));
    return lines.toString();
  }

  private static String seconds(ScenarioResult result) {
    return result.restore().isPresent()
        ? String.format(Locale.ROOT, "%.1f s", result.restore().getAsLong() / 1000.0)
        : "–";
  }
}
