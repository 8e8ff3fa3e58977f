package dev.hotswap.core.simulation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One table of the reference: situations as rows, traffic as columns.
 *
 * @param title its heading
 * @param text what the figures are
 * @param figure what a cell shows
 * @param runs histories in each cell
 * @param traffic requests per second of both versions together
 * @param rows the options of {@code simulate} that give each row
 */
record Table(
    String title, String text, Figure figure, int runs, List<Integer> traffic, List<String> rows) {
  /** What a cell shows. */
  enum Figure {
    /** Median and 95th percentile in seconds, or how many were caught at all. */
    DELAY,
    /** False alarms among all histories. */
    ALARMS
  }

  private static final long SEED = 1;

  Table {
    traffic = List.copyOf(traffic);
    rows = List.copyOf(rows);
  }

  /** The table in Markdown, computed now. */
  String markdown() {
    return Stream.concat(Stream.of("## " + title, "", introduction(), ""), lines())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Heading and rows alone, computed now. */
  Stream<String> lines() {
    return Stream.concat(heading(), rows.stream().map(this::line));
  }

  /** Everything but the figures, which nobody can know without playing them. */
  Stream<String> outline() {
    return Stream.concat(
        Stream.concat(Stream.of("## " + title, introduction()), heading()),
        rows.stream().map(Table::label));
  }

  /** How the first two histories of each row ended, each row at one rate of requests in turn. */
  Stream<Outcome> firstHistories() {
    return IntStream.range(0, rows.size())
        .mapToObj(row -> rows.get(row) + " --rps " + traffic.get(row % traffic.size()))
        .flatMap(line -> Simulation.outcomes(Options.cell(line), 2, SEED).stream());
  }

  private String introduction() {
    return text + " Histories in each cell: " + runs + ".";
  }

  private Stream<String> heading() {
    String heading =
        traffic.stream()
            .map(rps -> rps + " req/s")
            .collect(Collectors.joining(" | ", "| situation | ", " |"));
    return Stream.of(heading, "|---|" + "---|".repeat(traffic.size()));
  }

  private static String label(String options) {
    return "| `" + options + "` | ";
  }

  private String line(String options) {
    return traffic.stream()
        .map(rps -> cell(options + " --rps " + rps))
        .collect(Collectors.joining(" | ", label(options), " |"));
  }

  private String cell(String line) {
    Result result = Simulation.run(Options.cell(line), runs, SEED);
    return switch (figure) {
      case DELAY -> delay(result);
      case ALARMS -> result.falseAlarms() == 0 ? "0" : alarms(result);
    };
  }

  private static String delay(Result result) {
    String both = Report.seconds(result.delay(0.5)) + " / " + Report.seconds(result.delay(0.95));
    return Double.isFinite(result.delay(0.95))
        ? both
        : String.format(
            Locale.ROOT, "%.0f %% caught", 100.0 * result.delays().size() / result.runs());
  }

  private static String alarms(Result result) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * result.falseAlarmRate());
  }
}
