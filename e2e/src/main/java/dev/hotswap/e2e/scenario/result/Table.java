package dev.hotswap.e2e.scenario.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** The report: one line for each scenario. */
public final class Table {
  private static final String ROW = "%-44s %-6s %8s %6s %5s %9s %9s %6s";

  private Table() {}

  /** The names of the columns. */
  public static String head() {
    return ROW.formatted(
        "scenario", "", "requests", "failed", "bad", "restored", "API calls", "took");
  }

  /** The line of one scenario, and below it what was not as expected. */
  public static String row(Result result) {
    String row =
        ROW.formatted(
            result.scenario().name(),
            result.ok() ? "ok" : "NOT ok",
            result.answers().requests(),
            result.answers().failed(),
            result.answers().bad(),
            seconds(result.timing().restoreMillis()),
            result.apiCalls().inAll(),
            seconds(result.timing().tookMillis()));
    Map<String, Long> why = result.answers().causes();
    String causes = why.isEmpty() ? "" : "\n    failed by cause: " + why;
    String problem = result.problem().map(p -> "\n    " + p).orElse("");
    return row + causes + problem;
  }

  private static String seconds(OptionalLong millis) {
    return millis.isPresent() ? seconds(millis.getAsLong()) : "–";
  }

  static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  /** One JSON object on one line for each scenario. */
  public static String json(List<Result> results) {
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
    fields.put("requests", result.answers().requests());
    fields.put("failed", result.answers().failed());
    fields.put("causes", result.answers().causes());
    fields.put("bad", result.answers().bad());
    fields.put("tookMillis", result.timing().tookMillis());
    put(fields, "restoreMillis", result.timing().restoreMillis());
    put(fields, "afterRestartMillis", result.timing().afterRestartMillis());
    put(fields, "handoverMillis", result.timing().handoverMillis());
    result.timing().wayBack().ifPresent(wayBack -> fields.put("wayBack", parts(wayBack)));
    fields.put("apiCalls", result.apiCalls().all());
    fields.put("apiCallsOfRollback", result.apiCalls().rollback());
    result.cost().ifPresent(cost -> fields.put("operatorCpuMillis", cost.cpuMillis()));
    result.cost().ifPresent(cost -> fields.put("operatorMebibytes", cost.residentMebibytes()));
    fields.put("end", result.end());
    result.problem().ifPresent(problem -> fields.put("problem", problem));
    return fields;
  }

  private static Map<String, Object> parts(WayBack wayBack) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("evidenceMillis", wayBack.evidenceMillis());
    parts.put("statusMillis", wayBack.statusMillis());
    parts.put("routeMillis", wayBack.routeMillis());
    parts.put("gatewayMillis", wayBack.gatewayMillis());
    return parts;
  }

  private static void put(Map<String, Object> fields, String name, OptionalLong value) {
    value.ifPresent(v -> fields.put(name, v));
  }
}
