package dev.hotswap.testkit.prometheus.scrape;

import dev.hotswap.testkit.prometheus.store.LabelSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format; a line that is neither a sample nor a comment makes the page bad.
 */
final class PageReader {

  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final String LABEL = "([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final Pattern LABELS = Pattern.compile(LABEL);
  private static final Pattern SAMPLE =
      Pattern.compile(
          "(" + NAME + ")(?:\\{((?:" + LABEL + ",?\\s*)*)\\})?\\s+(\\S+)(?:\\s+-?\\d+)?\\s*");

  private PageReader() {}

  /**
   * Every sample of a page, the last one of a label set that repeats.
   *
   * @throws IllegalArgumentException names the first line that is not in the format
   */
  static Map<LabelSet, Double> read(String page) {
    var samples = new LinkedHashMap<LabelSet, Double>();
    page.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> read(line, samples));
    return samples;
  }

  private static void read(String line, Map<LabelSet, Double> samples) {
    Matcher sample = SAMPLE.matcher(line);
    if (!sample.matches()) {
      throw new IllegalArgumentException("Not a sample: " + line);
    }
    String labels = sample.group(2) == null ? "" : sample.group(2);
    samples.put(labels(sample.group(1), labels), number(sample.group(5)));
  }

  private static LabelSet labels(String name, String text) {
    var labels = new LinkedHashMap<String, String>();
    labels.put(LabelSet.NAME, name);
    Matcher label = LABELS.matcher(text);
    while (label.find()) {
      labels.put(label.group(1), unescaped(label.group(2)));
    }
    labels.values().removeIf(String::isEmpty);
    return new LabelSet(labels);
  }

  private static String unescaped(String value) {
    return value.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
