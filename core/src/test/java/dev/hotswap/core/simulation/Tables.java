package dev.hotswap.core.simulation;

import static dev.hotswap.core.simulation.Table.Figure.ALARMS;
import static dev.hotswap.core.simulation.Table.Figure.DELAY;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
              "--base 0.5% --candidate 100% --interval 5",
              "--base 0.5% --candidate 20% --interval 5",
              "--base 0.5% --candidate 100% --interval 15",
              "--base 0.5% --candidate 20% --interval 15"));

  private static final List<Integer> ALL_TRAFFIC = List.of(1, 10, 50, 200, 1_000);

  private static final Table NO_DIFFERENCE =
      new Table(
          "False alarms: no difference, thirty minutes",
          "Share of steps that alarm although both versions are alike. Promised: at most 1 %.",
          ALARMS,
          100,
          ALL_TRAFFIC,
          Stream.of("--base 0.1%", "--base 0.5%", "--base 1%", "--base 2%", "--base 4%")
              .flatMap(base -> Stream.of(base, base + " --burst 5"))
              .toList());

  private static final Table OTHER_CALM =
      new Table(
          "False alarms: latency, other weights, other samples, incidents of both versions",
          "Share of steps that alarm although both versions are alike. Promised: at most 1 %.",
          ALARMS,
          100,
          List.of(10, 50, 200, 1_000),
          List.of(
              "--base 0.14% --latency 1x",
              "--base 0.5% --latency 1x",
              "--base 0.5% --latency 1x --burst 5",
              "--base 0%",
              "--base 4.9%",
              "--base 2% --burst 20",
              "--base 1% --weight 1%",
              "--base 1% --weight 1% --burst 5",
              "--base 2% --weight 50% --burst 5",
              "--base 2% --weight 100%",
              "--base 2% --weight 100% --burst 5",
              "--base 2% --interval 15",
              "--base 2% --interval 15 --burst 5",
              "--base 0.5% --incident 120",
              "--base 0.5% --incident 120 --burst 5"));

  private static final Table SHORT_BASELINE =
      new Table(
          "False alarms: bursts that nobody had time to measure",
          "Share of steps that alarm although both versions are alike, with so many seconds of"
              + " stable before the first request to the candidate. Not promised: bursts have to be"
              + " seen before they can be allowed for.",
          ALARMS,
          100,
          List.of(10, 50, 200, 1_000),
          List.of(
              "--base 0.5% --phi default",
              "--base 0.5% --burst 5 --before 0",
              "--base 0.5% --burst 5 --before 15",
              "--base 0.5% --burst 5 --before 60",
              "--base 2% --burst 5 --before 0",
              "--base 2% --burst 5 --before 15",
              "--base 2% --burst 5 --before 60"));

  private static final Table LONG_BURSTS =
      new Table(
          "False alarms: bursts that are long and rare",
          "Share of steps that alarm although both versions are alike. Promised: at most 1 %.",
          ALARMS,
          200,
          List.of(10, 50, 200),
          List.of(
              "--base 0.01% --burst 20",
              "--base 0.02% --burst 20",
              "--base 0.05% --burst 20",
              "--base 0.1% --burst 10",
              "--base 0.1% --burst 20",
              "--base 0.5% --burst 20",
              "--base 0.05% --burst 20 --weight 50%",
              "--base 0.1% --burst 20 --weight 50%",
              "--base 0.05% --burst 20 --weight 100%",
              "--base 0.1% --burst 20 --weight 100%",
              "--base 0.02% --burst 20 --weight 50% --memory 86400",
              "--base 0.1% --burst 20 --weight 95%"));

  private static final Table SHARED =
      new Table(
          "False alarms: incidents of both versions",
          "Share of steps that alarm although both versions are alike: for so many seconds 30 % of"
              + " all requests fail. Promised: at most 1 %, but for 100 %, where nothing tells an"
              + " incident from a bad version.",
          ALARMS,
          200,
          List.of(20, 50, 200),
          List.of(
              "--incident 5 --weight 50% --minutes 10",
              "--incident 5 --weight 90% --minutes 10",
              "--incident 5 --weight 99% --minutes 10",
              "--incident 30 --weight 95% --minutes 10",
              "--incident 120 --weight 50% --minutes 10",
              "--incident 120 --weight 90% --minutes 10",
              "--incident 120 --weight 95% --minutes 10",
              "--incident 120 --weight 98% --minutes 10",
              "--incident 120 --weight 99% --minutes 10",
              "--incident 120 --weight 100% --minutes 10"));

  private static final Table CHANGING =
      new Table(
          "False alarms: errors and load that change slowly",
          "Share of steps that alarm although both versions are alike. Promised: at most 1 %.",
          ALARMS,
          100,
          List.of(20, 50, 200),
          List.of(
              "--base 0.5% --drift 8",
              "--base 0.5% --drift 8 --burst 5",
              "--base 0.5% --swing 80%",
              "--base 0.5% --swing 80% --burst 5",
              "--base 0.5% --drift 8 --swing 80% --weight 98%"));

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
      half a second from a sample to its decision, 30 minutes, error limit 5 %, latency limit 1 % slow
      (P99), ten minutes of stable seen before, Poisson arrivals, independent errors (`--burst 5`: runs
      of five bad requests on average, one after another). A version that is not caught within the
      step in at least 95 of 100 histories shows how many were.

      All tables anew, in about six minutes of one processor:

          mvn -pl core test -Dtest=AnalysisTablesTest -Dupdate=true

      """;

  private static final List<Table> ALL =
      List.of(
          FROM_THE_START,
          SPOT_CHECKS,
          LATE,
          SLOWER_SAMPLES,
          NO_DIFFERENCE,
          OTHER_CALM,
          LONG_BURSTS,
          SHARED,
          CHANGING,
          UNSEEN_BURSTS,
          SHORT_BASELINE,
          MULTIPLES,
          SLOWER);

  private Tables() {}

  /** The page, computed now: takes minutes. */
  static String page() {
    return ALL.stream().map(Table::markdown).collect(Collectors.joining("\n", HEAD, ""));
  }

  /** Every line of the page but empty ones, rows without their figures. */
  static Stream<String> outline() {
    return Stream.concat(HEAD.lines(), ALL.stream().flatMap(Table::outline))
        .filter(line -> !line.isEmpty());
  }
}
