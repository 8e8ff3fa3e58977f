package dev.hotswap.operator.metrics.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of PromQL as the operator's queries use: one aggregation over one selector. */
final class TinyPromql {
  private static final Pattern GROUPED =
      Pattern.compile("(sum|max|group) by \\(([^)]*)\\) \\((.*)\\)");
  private static final Pattern COPIES =
      Pattern.compile("max\\(count without \\(([^)]*)\\) \\((.*)\\)\\)");
  private static final Pattern NEWEST = Pattern.compile("max\\(timestamp\\((.*)\\)\\)");
  private static final Pattern LARGEST = Pattern.compile("max\\((.*)\\)");
  private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_]+)(?:\\{(.*)\\})?");
  private static final Pattern MATCHER =
      Pattern.compile("([a-z_]+)(=~|=)\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Collection<Stored> store;

  TinyPromql(Collection<Stored> store) {
    this.store = store;
  }

  /** Labels and value of each series of the answer. */
  Map<Map<String, String>, Double> evaluate(String query, Instant at) {
    Matcher grouped = GROUPED.matcher(query);
    if (grouped.matches()) {
      List<String> kept = List.of(grouped.group(2).split(", *", -1));
      return aggregate(grouped.group(1), grouped.group(3), kept, true, at);
    }
    Matcher copies = COPIES.matcher(query);
    if (copies.matches()) {
      List<String> dropped = List.of(copies.group(1).split(", *", -1));
      return aggregate("count", copies.group(2), dropped, false, at);
    }
    Matcher newest = NEWEST.matcher(query);
    if (newest.matches()) {
      return aggregate("timestamp", newest.group(1), List.of(), true, at);
    }
    Matcher largest = LARGEST.matcher(query);
    if (largest.matches()) {
      return aggregate("max", largest.group(1), List.of(), true, at);
    }
    throw new IllegalArgumentException("parse error: " + query);
  }

  private Map<Map<String, String>, Double> aggregate(
      String how, String selector, List<String> labels, boolean keep, Instant at) {
    Map<Map<String, String>, Double> groups = new java.util.HashMap<>();
    for (Stored series : select(selector)) {
      series
          .at(at)
          .ifPresent(
              sample -> {
                Map<String, String> group = new TreeMap<>(series.labels());
                group.keySet().removeIf(label -> labels.contains(label) != keep);
                double seconds = sample.getKey().toEpochMilli() / 1e3;
                switch (how) {
                  case "sum" -> groups.merge(group, sample.getValue(), Double::sum);
                  case "count" -> groups.merge(group, 1.0, Double::sum);
                  case "group" -> groups.put(group, 1.0);
                  case "timestamp" -> groups.merge(group, seconds, Math::max);
                  default -> groups.merge(group, sample.getValue(), Math::max);
                }
              });
    }
    return groups;
  }

  private List<Stored> select(String selector) {
    Matcher parsed = SELECTOR.matcher(selector);
    if (!parsed.matches()) {
      throw new IllegalArgumentException("parse error: " + selector);
    }
    List<Stored> selected = new ArrayList<>();
    for (Stored series : store) {
      if (series.name().equals(parsed.group(1)) && matches(series, parsed.group(2))) {
        selected.add(series);
      }
    }
    return selected;
  }

  private static boolean matches(
      Stored series, @org.jspecify.annotations.Nullable String matchers) {
    Matcher each = MATCHER.matcher(matchers == null ? "" : matchers);
    while (each.find()) {
      String value = series.labels().getOrDefault(each.group(1), "");
      String wanted = each.group(3).replace("\\\\", "\\");
      boolean fits = each.group(2).equals("=") ? value.equals(wanted) : value.matches(wanted);
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
