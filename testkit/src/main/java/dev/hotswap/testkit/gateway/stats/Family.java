package dev.hotswap.testkit.gateway.stats;

import java.util.List;
import java.util.Locale;

/** One metric with its type line and every series of it. */
record Family(String name, Type type, List<Series> series) {

  enum Type {
    COUNTER,
    GAUGE,
    HISTOGRAM
  }

  /**
   * The lines of one label set.
   *
   * @param statName the name inside Envoy, which the page's filter is applied to
   * @param used whether it was ever counted
   */
  record Series(String statName, boolean used, String lines) {}

  void render(StatsQuery query, StringBuilder page) {
    List<Series> shown = series.stream().filter(query::shows).toList();
    if (shown.isEmpty()) {
      return;
    }
    String typeName = type.name().toLowerCase(Locale.ROOT);
    page.append("# TYPE ").append(name).append(' ').append(typeName).append('\n');
    shown.forEach(one -> page.append(one.lines()));
  }
}
