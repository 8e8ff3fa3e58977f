package dev.hotswap.e2e.scenario.result;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Several runs of one scenario: of each figure the middle one and the worst.
 *
 * @param runs what each came to, the one with the fewest API requests first
 */
public record Series(List<Result> runs) {
  private static final String ROW = "%-36s %5s %7s %15s %15s %15s %10s %10s %11s %8s";
  private static final String NOTE =
      """
      Median / worst. restored: first bad answer to last request on the bad version; restarted: last start of the operator to that request;
      handover: leader told to stop to another one leading; rollback: API requests from the decision to RolledBack; memory at the end, worst.
      """;

  /** Sorts them. */
  public Series {
    runs = runs.stream().sorted(Comparator.comparingInt(run -> run.apiCalls().inAll())).toList();
  }

  /** A line for each scenario, over all its runs, and below it the API requests of a usual run. */
  public static String table(List<Result> results) {
    StringBuilder lines = new StringBuilder(NOTE).append(head());
    results.stream()
        .collect(groupingBy(result -> result.scenario().name(), TreeMap::new, toList()))
        .forEach((name, runs) -> lines.append('\n').append(new Series(runs).row(name)));
    return lines.toString();
  }

  private static String head() {
    return ROW.formatted(
        "all runs of",
        "runs",
        "failed",
        "restored",
        "restarted",
        "handover",
        "API calls",
        "rollback",
        "CPU s",
        "MiB");
  }

  private String row(String name) {
    return ROW.formatted(
            name,
            runs.size(),
            runs.stream().mapToLong(run -> run.answers().failed()).sum(),
            seconds(Timing::restoreMillis),
            seconds(Timing::afterRestartMillis),
            seconds(Timing::handoverMillis),
            figure("%.0f", of(run -> run.apiCalls().inAll())),
            figure("%.0f", of(run -> run.apiCalls().inRollback())),
            figure("%.1f", costs(cost -> cost.cpuMillis() / 1000.0)),
            costs(Cost::residentMebibytes).stream()
                .reduce(Math::max)
                .map("%.0f"::formatted)
                .orElse("–"))
        + "\n    "
        + runs.get(runs.size() / 2).apiCalls().all()
        + waysBack();
  }

  private String waysBack() {
    List<WayBack> ways = runs.stream().flatMap(run -> run.timing().wayBack().stream()).toList();
    return ways.isEmpty()
        ? ""
        : "\n    way back, milliseconds: evidence %s, status %s, route %s, gateway %s"
            .formatted(
                millis(ways, WayBack::evidenceMillis),
                millis(ways, WayBack::statusMillis),
                millis(ways, WayBack::routeMillis),
                millis(ways, WayBack::gatewayMillis));
  }

  private static String millis(List<WayBack> ways, ToDoubleFunction<WayBack> part) {
    return figure("%.0f", ways.stream().mapToDouble(part).boxed().toList());
  }

  private String seconds(Function<Timing, OptionalLong> time) {
    return figure(
        "%.1f",
        runs.stream()
            .flatMapToLong(run -> time.apply(run.timing()).stream())
            .mapToObj(millis -> millis / 1000.0)
            .toList());
  }

  private List<Double> of(ToDoubleFunction<Result> figure) {
    return runs.stream().mapToDouble(figure).boxed().toList();
  }

  private List<Double> costs(ToDoubleFunction<Cost> figure) {
    return runs.stream()
        .map(Result::cost)
        .flatMap(Optional::stream)
        .mapToDouble(figure)
        .boxed()
        .toList();
  }

  private static String figure(String format, List<Double> values) {
    if (values.isEmpty() || values.stream().allMatch(value -> value == 0)) {
      return "–";
    }
    List<Double> sorted = values.stream().sorted().toList();
    return String.format(
        Locale.ROOT, format + " / " + format, sorted.get(sorted.size() / 2), sorted.getLast());
  }
}
