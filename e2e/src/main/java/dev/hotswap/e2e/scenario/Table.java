package dev.hotswap.e2e.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report: one line for each scenario. */
final class Table {
  private static final String ROW = "%-44s %-6s %8s %6s %5s %9s %9s %6s";

  private Table() {}

  static String head() {
    return ROW.formatted(
        "scenario", "", "requests", "failed", "bad", "restored", "API calls", "took");
  }

  static String row(Result result) {
    String row =
        ROW.formatted(
            result.scenario().name(),
            result.ok() ? "ok" : "NOT ok",
            result.requests(),
            result.failed(),
            result.bad(),
            result.restoreMillis().isPresent() ? seconds(result.restoreMillis().getAsLong()) : "–",
            result.apiCallsInAll(),
            seconds(result.took().toMillis()));
    String causes = result.causes().isEmpty() ? "" : "\n    failed by cause: " + result.causes();
    String problem = result.problem().map(p -> "\n    " + p).orElse("");
    return row + causes + problem;
  }

  static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  /** One JSON object on one line for each scenario. */
  static String json(List<Result> results) {
    ObjectMapper json = new ObjectMapper();
    StringBuilder lines = new StringBuilder();
    for (Result result : results) {
      try {
        lines.append(json.writeValueAsString(fields(result))).append('\n');
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a result cannot be written as JSON", e);
      }
    }
    return lines.toString();
  }

  private static Map<String, Object> fields(Result result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("scenario", result.scenario().name());
    fields.put("ok", result.ok());
    fields.put("requests", result.requests());
    fields.put("failed", result.failed());
    fields.put("causes", result.causes());
    fields.put("bad", result.bad());
    result.restoreMillis().ifPresent(millis -> fields.put("restoreMillis", millis));
    fields.put("apiCalls", result.apiCalls());
    fields.put("tookMillis", result.took().toMillis());
    fields.put("end", result.end());
    result.problem().ifPresent(problem -> fields.put("problem", problem));
    return fields;
  }
}
