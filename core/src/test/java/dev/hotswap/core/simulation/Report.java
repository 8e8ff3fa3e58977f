package dev.hotswap.core.simulation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person or a machine reads about a result. */
final class Report {
  private Report() {}

  /** A few lines for people. */
  static String text(Result result) {
    Cell cell = result.cell();
    return String.format(
        Locale.ROOT,
        """
        %s req/s in all, %s %% to the candidate; %s: stable %s %%, candidate %s %%; %d runs of %s min
        false alarms  %d (with 95 %% confidence at most %.2f %% of such steps)
        caught        %d, after %s s (median), %s s (95 of 100)
        incidents     %d in which both versions were found to fail alike""",
        number(cell.rps()),
        number(100 * cell.weight()),
        cell.slow() ? "slow requests" : "failed requests",
        number(100 * cell.base()),
        number(100 * cell.candidate()),
        result.runs(),
        number(cell.minutes()),
        result.falseAlarms(),
        100 * result.falseAlarmRateAtMost(),
        result.delays().size(),
        seconds(result.delay(0.5)),
        seconds(result.delay(0.95)),
        result.shared());
  }

  /** One line; shares are fractions, a delay that was not reached is null. */
  static String json(Result result, long seed) {
    Cell cell = result.cell();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("metric", cell.slow() ? "\"latency\"" : "\"errors\"");
    fields.put("rps", number(cell.rps()));
    fields.put("weight", number(cell.weight()));
    fields.put("base", number(cell.base()));
    fields.put("candidate", number(cell.candidate()));
    fields.put("burst", number(cell.burst()));
    fields.put("turnsAtMinute", number(cell.turnsAt()));
    fields.put("incidentSeconds", number(cell.incident()));
    fields.put("drift", number(cell.drift()));
    fields.put("swing", number(cell.swing()));
    fields.put("beforeSeconds", number(cell.before()));
    fields.put("memorySeconds", number(cell.memory()));
    fields.put("phi", '"' + cell.baseline().name().toLowerCase(Locale.ROOT) + '"');
    fields.put("intervalSeconds", number(cell.interval()));
    fields.put("peeks", Integer.toString(cell.peeks()));
    fields.put("peekSeconds", number(cell.peekSeconds()));
    fields.put("minutes", number(cell.minutes()));
    fields.put("seed", Long.toString(seed));
    fields.put("runs", Integer.toString(result.runs()));
    fields.put("falseAlarms", Integer.toString(result.falseAlarms()));
    fields.put("falseAlarmRate", number(result.falseAlarmRate()));
    fields.put("falseAlarmRateAtMost", number(result.falseAlarmRateAtMost()));
    fields.put("caught", Integer.toString(result.delays().size()));
    fields.put("medianSeconds", orNull(result.delay(0.5)));
    fields.put("p95Seconds", orNull(result.delay(0.95)));
    fields.put("sharedIncidents", Integer.toString(result.shared()));
    return fields.entrySet().stream()
        .map(field -> '"' + field.getKey() + "\": " + field.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** With one decimal; a dash when it was not reached. */
  static String seconds(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f", value) : "–";
  }

  private static String orNull(double value) {
    return Double.isFinite(value) ? seconds(value) : "null";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value)
        .replaceFirst("(\\.\\d*?)0+($|e)", "$1$2")
        .replaceFirst("\\.($|e)", "$1");
  }
}
