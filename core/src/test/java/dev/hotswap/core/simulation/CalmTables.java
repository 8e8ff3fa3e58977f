package dev.hotswap.core.simulation;

import static dev.hotswap.core.simulation.Table.Figure.ALARMS;

import java.util.List;
import java.util.stream.Stream;

/** The tables of false alarms: both versions are alike in every row. */
final class CalmTables {
  static final List<Integer> ALL_TRAFFIC = List.of(1, 10, 50, 200, 1_000);

  static final Table NO_DIFFERENCE =
      new Table(
          "False alarms: no difference, thirty minutes",
          "Share of steps that alarm although both versions are alike. Promised: at most 1 %.",
          ALARMS,
          100,
          ALL_TRAFFIC,
          Stream.of("--base 0.1%", "--base 0.5%", "--base 1%", "--base 2%", "--base 4%")
              .flatMap(base -> Stream.of(base, base + " --burst 5"))
              .toList());

  static final Table OTHER_CALM =
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
              "--base 2% --interval 15 --peeks 1",
              "--base 2% --interval 15 --burst 5 --peeks 1",
              "--base 0.5% --incident 120",
              "--base 0.5% --incident 120 --burst 5"));

  static final Table SHORT_BASELINE =
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

  static final Table LONG_BURSTS =
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

  static final Table SHARED =
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

  static final Table CHANGING =
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

  private CalmTables() {}
}
