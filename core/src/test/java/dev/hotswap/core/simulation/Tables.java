package dev.hotswap.core.simulation;

import static dev.hotswap.core.simulation.Table.Figure.DELAY;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The tables of {@code docs/reference/analysis-tables.md}. */
final class Tables {
  /** Bad from the first request: quick enough to be computed in every test run. */
  static final Table FROM_THE_START =
      new Table(
          "Bad from the first request",
          "Seconds from the candidate's first request to the decision, median / 95 of 100.",
          DELAY,
          2_000,
          List.of(20, 50, 200, 1_000),
          List.of(
              "--base 0.5% --candidate 100%",
              "--base 0.5% --candidate 20%",
              "--base 0.5% --candidate 10%",
              "--base 0% --candidate 20% --phi known",
              "--base 0% --candidate 20% --phi default",
              "--base 0.5% --candidate 20% --phi default",
              "--base 0.5% --candidate 100% --phi default",
              "--base 0.14% --latency 50%",
              "--base 0.14% --latency 10%"));

  /** A little of everything else: quick enough as well. */
  static final Table SPOT_CHECKS =
      new Table(
          "A little of everything",
          "Seconds from the first bad request to the decision, median / 95 of 100. Every build"
              + " plays these and the table above again, and fails when they are no longer true.",
          DELAY,
          40,
          List.of(20, 50, 200, 1_000),
          List.of(
              "--base 0.5% --candidate 20% --turns-at 2 --minutes 5",
              "--base 0.5% --candidate 20% --turns-at 2 --minutes 5 --burst 5",
              "--base 0.5% --candidate 10% --turns-at 2 --minutes 5 --weight 100%",
              "--base 0.14% --latency 10% --turns-at 2 --minutes 5",
              "--base 0.5% --candidate 3% --minutes 5",
              "--base 0.5% --candidate 20% --incident 60 --turns-at 7 --minutes 10"));

  /** The same histories, looked at once a second and as a gateway is looked at. */
  private static final Table PEEKED =
      new Table(
          "What looks between samples save",
          "Seconds from the candidate's first request to the decision, median / 95 of 100, of the"
              + " same histories looked at once a second and four times a second.",
          DELAY,
          500,
          List.of(20, 50, 200, 1_000),
          Stream.of(
                  "--base 0.5% --candidate 100%",
                  "--base 0.5% --candidate 20%", "--base 0.14% --latency 50%")
              .flatMap(row -> Stream.of(row + " --peeks 1", row + " --peeks 4"))
              .toList());

  private static final Table LATE =
      new Table(
          "Turns bad after twenty minutes",
          "Seconds from the first bad request to the decision, median / 95 of 100.",
          DELAY,
          100,
          List.of(20, 50, 200, 1_000),
          List.of(
              "--base 0.5% --candidate 100% --turns-at 20",
              "--base 0.5% --candidate 20% --turns-at 20",
              "--base 0.5% --candidate 10% --turns-at 20",
              "--base 0.5% --candidate 20% --turns-at 20 --burst 5",
              "--base 0.5% --candidate 20% --turns-at 20 --weight 50%",
              "--base 0.5% --candidate 20% --turns-at 20 --weight 100%",
              "--base 0.14% --latency 10% --turns-at 20"));

  private static final Table SLOWER_SAMPLES =
      new Table(
          "Samples every 5 or 15 seconds",
          "Seconds from the candidate's first request to the decision, median / 95 of 100. How"
              + " bursty stable is stays unknown with so few samples.",
          DELAY,
          500,
          List.of(10, 50, 200, 1_000),
          List.of(
              "--base 0.5% --candidate 100% --interval 5 --peeks 1",
              "--base 0.5% --candidate 20% --interval 5 --peeks 1",
              "--base 0.5% --candidate 100% --interval 15 --peeks 1",
              "--base 0.5% --candidate 20% --interval 15 --peeks 1"));

  private static final List<Integer> ALL_TRAFFIC = CalmTables.ALL_TRAFFIC;

  private static final Table UNSEEN_BURSTS =
      new Table(
          "What it costs that nobody has seen bursts, and what a memory saves",
          "Seconds from the first bad request to the decision, median / 95 of 100. A day of one"
              + " reading a minute is what is remembered.",
          DELAY,
          60,
          List.of(20, 50, 200, 1_000),
          List.of(
              "--base 0% --candidate 100% --turns-at 5 --minutes 10",
              "--base 0% --candidate 100% --turns-at 5 --minutes 10 --memory 86400",
              "--base 0% --candidate 20% --turns-at 5 --minutes 10",
              "--base 0% --candidate 20% --turns-at 5 --minutes 10 --memory 86400",
              "--base 0% --candidate 100% --turns-at 5 --minutes 10 --weight 100%",
              "--base 0% --candidate 100% --turns-at 5 --minutes 10 --weight 100% --memory 86400",
              "--base 0.5% --candidate 20% --turns-at 5 --minutes 15 --weight 95%",
              "--base 0.5% --candidate 20% --turns-at 5 --minutes 15 --weight 99%"));

  private static final Table MULTIPLES =
      new Table(
          "How much worse is how soon seen",
          "Seconds from the candidate's first request to the decision, median / 95 of 100, within"
              + " thirty minutes. The limit is 5 %, the floor 1 %.",
          DELAY,
          50,
          ALL_TRAFFIC,
          Stream.of(0.1, 0.5, 1.0, 2.0, 4.0)
              .flatMap(
                  base ->
                      Stream.of(2, 5, 10, 20, 50)
                          .filter(times -> base * times <= 100)
                          .map(times -> "--base " + base + "% --candidate " + times + "x"))
              .toList());

  private static final Table SLOWER =
      new Table(
          "How much slower is how soon seen",
          "The same for slow requests: the limit is 1 % (P99), the floor 0.5 %.",
          DELAY,
          50,
          ALL_TRAFFIC,
          Stream.of("0.14%", "0.5%")
              .flatMap(
                  base ->
                      Stream.of("2%", "3%", "10%", "50%")
                          .map(slow -> "--base " + base + " --latency " + slow))
              .toList());

  private static final String HEAD =
      """
      # Analysis: measured delays and false alarms

      Generated by `AnalysisTablesTest`; how the rule works is in [analysis.md](../analysis.md).
      Every row is a line of options: `./simulate --base 0.5% --candidate 20% --rps 200` plays that
      cell again. Unless a row says otherwise: 10 % of traffic to the candidate, one sample a second,
      four looks in each of the first ten seconds (`--peeks 1`: none between samples, as with a
      Prometheus), half a second from a look to its decision, 30 minutes, error limit 5 %, latency
      limit 1 % slow (P99), ten minutes of stable seen before, Poisson arrivals, independent errors
      (`--burst 5`: runs of five bad requests on average, one after another). A version that is not
      caught within the step in at least 95 of 100 histories shows how many were.

      All tables anew, in about six minutes of one processor:

          mvn -pl core test -Dtest=AnalysisTablesTest -Dupdate=true

      """;

  private static final String FINGERPRINT =
      "How two histories of each row end, as a checksum that every build compares: ";

  private static final List<Table> ALL =
      List.of(
          FROM_THE_START,
          SPOT_CHECKS,
          PEEKED,
          LATE,
          SLOWER_SAMPLES,
          CalmTables.NO_DIFFERENCE,
          CalmTables.OTHER_CALM,
          CalmTables.LONG_BURSTS,
          CalmTables.SHARED,
          CalmTables.CHANGING,
          UNSEEN_BURSTS,
          CalmTables.SHORT_BASELINE,
          MULTIPLES,
          SLOWER);

  private Tables() {}

  /** The page, computed now: takes minutes. */
  static String page() {
    return ALL.stream().map(Table::markdown).collect(Collectors.joining("\n", HEAD, "\n"))
        + fingerprint()
        + "\n";
  }

  /**
   * The last line of the page, which changes when any history in a sample of all rows ends at
   * another moment: computed in seconds, it shows that figures which take minutes are stale.
   */
  static String fingerprint() {
    CRC32 sum = new CRC32();
    ALL.stream()
        .flatMap(Table::firstHistories)
        .forEach(outcome -> sum.update(outcome.toString().getBytes(StandardCharsets.UTF_8)));
    return FINGERPRINT + "`%08x`.".formatted(sum.getValue());
  }

  /** Every line of the page but empty ones, rows without their figures. */
  static Stream<String> outline() {
    return Stream.of(HEAD.lines(), ALL.stream().flatMap(Table::outline), Stream.of(FINGERPRINT))
        .flatMap(lines -> lines)
        .filter(line -> !line.isEmpty());
  }
}
