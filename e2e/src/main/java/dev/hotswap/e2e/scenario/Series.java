package dev.hotswap.e2e.scenario;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Several runs of one scenario.
 *
 * @param runs what each came to, the one with the fewest API requests first
 */
record Series(List<Result> runs) {
  private static final String ROW = "%-34s %5s %7s %9s %9s %10s %7s  %s";

  Series {
    runs = runs.stream().sorted(Comparator.comparingInt(Result::apiCallsInAll)).toList();
  }

  /** A line for each scenario, over all its runs. */
  static String table(List<Result> results) {
    StringBuilder lines =
        new StringBuilder(
            ROW.formatted(
                "all runs of", "runs", "failed", "restored", "worst", "API calls", "worst", ""));
    results.stream()
        .collect(groupingBy(result -> result.scenario().name(), TreeMap::new, toList()))
        .forEach((name, runs) -> lines.append('\n').append(new Series(runs).row(name)));
    return lines.toString();
  }

  private String row(String name) {
    long[] restored =
        runs.stream().flatMapToLong(run -> run.restoreMillis().stream()).sorted().toArray();
    Result usual = runs.get(runs.size() / 2);
    return ROW.formatted(
        name,
        runs.size(),
        runs.stream().mapToLong(Result::failed).sum(),
        seconds(restored, restored.length / 2),
        seconds(restored, restored.length - 1),
        usual.apiCallsInAll(),
        runs.getLast().apiCallsInAll(),
        usual.apiCalls());
  }

  private static String seconds(long[] sorted, int index) {
    return sorted.length == 0 ? "–" : Table.seconds(sorted[index]);
  }
}
