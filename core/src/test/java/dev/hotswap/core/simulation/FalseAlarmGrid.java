package dev.hotswap.core.simulation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Situations in which both versions are alike, as lines of options for {@code simulate}: every
 * alarm is a false one. Each has one rate of requests, in turn, so that all of them are played with
 * everything else.
 */
final class FalseAlarmGrid {
  private static final List<Integer> WEIGHTS = List.of(10, 50, 90, 95, 98, 100);
  private static final List<Integer> RATES = List.of(10, 50, 200);

  private FalseAlarmGrid() {}

  /** All of them. */
  static List<String> cells() {
    return Stream.of(bursts(1), bursts(10), bursts(20), incidents(), changes(), seldom())
        .flatMap(List::stream)
        .toList();
  }

  /** Bad requests that come alone, and in bursts that nobody may have seen before. */
  private static List<String> bursts(int mean) {
    return atRates(
        Stream.of("0.01%", "0.05%", "0.1%", "0.5%")
            .flatMap(
                base ->
                    WEIGHTS.stream()
                        .map(w -> "--base %s --burst %d --weight %d%%".formatted(base, mean, w)))
            .toList());
  }

  /**
   * A third of all requests fails for so many seconds, whatever their version. At 100 % nothing
   * tells that from a bad version.
   */
  private static List<String> incidents() {
    return atRates(
        Stream.of(5, 30, 120)
            .flatMap(
                seconds ->
                    WEIGHTS.stream()
                        .filter(weight -> weight < 100)
                        .map(w -> "--incident %d --weight %d%% --minutes 10".formatted(seconds, w)))
            .toList());
  }

  /** Errors that grow eightfold, and a load that rises and falls. */
  private static List<String> changes() {
    return atRates(
        WEIGHTS.stream()
            .flatMap(
                weight ->
                    Stream.of("--drift 8", "--swing 80%", "--drift 8 --swing 80% --burst 5")
                        .map(change -> "--base 0.5%% %s --weight %d%%".formatted(change, weight)))
            .toList());
  }

  /**
   * So few requests that ten minutes hold too few samples with any, and one burst is all of them.
   */
  private static List<String> seldom() {
    return Stream.of("0.5", "1", "2", "3")
        .map(rate -> "--base 0.5% --burst 20 --weight 100% --rps " + rate)
        .toList();
  }

  private static List<String> atRates(List<String> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            i -> cells.get(i) + " --rps " + RATES.get((i + i / WEIGHTS.size()) % RATES.size()))
        .toList();
  }
}
