package dev.hotswap.core.simulation;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a cell is written: the options of {@code simulate}, in the tables too. */
final class Options {
  @Option(
      names = "--rps",
      defaultValue = "200",
      description = "requests per second of both versions together (default: ${DEFAULT-VALUE})")
  private double rps;

  @Option(
      names = "--weight",
      defaultValue = "10%",
      description = "the candidate's part of them (default: ${DEFAULT-VALUE})")
  private String weight = "";

  @Option(
      names = "--base",
      defaultValue = "0.5%",
      description = "stable's share of bad requests (default: ${DEFAULT-VALUE})")
  private String base = "";

  @Option(
      names = "--candidate",
      defaultValue = "1x",
      description =
          "the candidate's share of failed requests, as 20%% or as 40x --base"
              + " (default: ${DEFAULT-VALUE})")
  private String candidate = "";

  @Option(
      names = "--latency",
      defaultValue = "",
      description =
          "the candidate's share of slow requests instead, as 10%% or 20x: P99 is judged, and"
              + " --base is stable's share of slow requests")
  private String latency = "";

  @Option(
      names = "--burst",
      defaultValue = "1",
      description = "mean run of bad requests, 1: independent (default: ${DEFAULT-VALUE})")
  private double burst;

  @Option(
      names = "--turns-at",
      defaultValue = "0",
      description = "minute at which the candidate turns bad (default: ${DEFAULT-VALUE})")
  private double turnsAt;

  @Option(
      names = "--incident",
      defaultValue = "0",
      description =
          "seconds, from minute 5 on, with 30 %% bad requests on both versions"
              + " (default: ${DEFAULT-VALUE})")
  private double incident;

  @Option(
      names = "--drift",
      defaultValue = "1",
      description =
          "what both versions' share of bad requests grows to during the step, as a multiple"
              + " (default: ${DEFAULT-VALUE})")
  private double drift;

  @Option(
      names = "--swing",
      defaultValue = "0%",
      description =
          "by how much of its mean the load rises and falls in each hour"
              + " (default: ${DEFAULT-VALUE})")
  private String swing = "";

  @Option(
      names = "--phi",
      defaultValue = "estimated",
      description =
          "what is known about bursts: known, default or estimated (default: ${DEFAULT-VALUE})")
  private Foreknowledge baseline = Foreknowledge.ESTIMATED;

  @Option(
      names = "--before",
      defaultValue = "600",
      description = "seconds of stable that an estimate rests on (default: ${DEFAULT-VALUE})")
  private double before;

  @Option(
      names = "--memory",
      defaultValue = "0",
      description =
          "seconds before that in which stable was read once a minute, as between two releases"
              + " (default: ${DEFAULT-VALUE})")
  private double memory;

  @Option(
      names = "--interval",
      defaultValue = "1",
      description = "seconds between two samples (default: ${DEFAULT-VALUE})")
  private double interval;

  @Option(
      names = "--peeks",
      defaultValue = "4",
      description =
          "looks in each interval: the last is a sample, the others are judged and forgotten"
              + " (default: ${DEFAULT-VALUE}, as a gateway is looked at)")
  private int peeks;

  @Option(
      names = "--peek-seconds",
      defaultValue = "10",
      description =
          "seconds after the weight changed in which that is so (default: ${DEFAULT-VALUE})")
  private double peekSeconds;

  @Option(
      names = "--minutes",
      defaultValue = "30",
      description = "length of the step (default: ${DEFAULT-VALUE})")
  private double minutes;

  /** The cell that such a line describes: {@code --rps 200 --base 0.5% --candidate 20%}. */
  static Cell cell(String line) {
    Options options = new Options();
    CommandLine command = parser(options);
    command.parseArgs(line.isBlank() ? new String[0] : line.trim().split(" +"));
    return options.cell(command);
  }

  /** A parser that takes what people write, whatever its case. */
  static CommandLine parser(Object options) {
    return new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** The cell; a value that makes no sense is refused with a sentence. */
  Cell cell(CommandLine command) {
    between(command, "--rps", rps, 0.01, 100_000);
    between(command, "--burst", burst, 1, 1_000);
    between(command, "--turns-at", turnsAt, 0, minutes);
    between(command, "--incident", incident, 0, minutes * 60);
    between(command, "--drift", drift, 0, 1_000);
    between(command, "--before", before, 0, 86_400);
    between(command, "--memory", memory, 0, 604_800);
    between(command, "--interval", interval, 0.1, 3_600);
    between(command, "--peeks", peeks, 1, 100);
    between(command, "--peek-seconds", peekSeconds, 0, 86_400);
    between(command, "--minutes", minutes, 0.1, 1_440);
    double stable = share(command, "--base", base, 1);
    boolean slow = !latency.isEmpty();
    double worse =
        slow
            ? share(command, "--latency", latency, stable)
            : share(command, "--candidate", candidate, stable);
    double part = share(command, "--weight", weight.endsWith("%") ? weight : weight + "%", 1);
    return new Cell(
        rps,
        part,
        stable,
        worse,
        slow,
        burst,
        turnsAt,
        incident,
        drift,
        share(command, "--swing", swing, 1),
        baseline,
        before,
        memory,
        interval,
        peeks,
        peekSeconds,
        minutes);
  }

  private static double share(CommandLine command, String name, String written, double one) {
    double unit = written.endsWith("%") ? 0.01 : written.endsWith("x") ? one : Double.NaN;
    double share = unit * number(written);
    if (share >= 0 && share <= 1) {
      return share;
    }
    throw new ParameterException(
        command,
        "%s '%s': write a share of requests between 0%% and 100%%, as in 20%%%s"
            .formatted(name, written, one < 1 ? ", or a multiple of --base, as in 40x" : ""));
  }

  private static double number(String written) {
    try {
      return Double.parseDouble(written.substring(0, Math.max(0, written.length() - 1)));
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  private static void between(
      CommandLine command, String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new ParameterException(
          command,
          String.format(
              Locale.ROOT, "%s %s: use a number from %s to %s", name, value, least, most));
    }
  }
}
