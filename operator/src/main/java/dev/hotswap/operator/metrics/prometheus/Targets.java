package dev.hotswap.operator.metrics.prometheus;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which gateway pods a Prometheus knew at a moment, and whether it could read them. */
final class Targets {
  private static final Pattern SPECIAL = Pattern.compile("[^A-Za-z0-9_:-]");

  private final PrometheusApi api;

  Targets(PrometheusApi api) {
    this.api = api;
  }

  /** For each of these instances that was a target then: whether it answered. */
  Map<String, Boolean> at(Collection<String> instances, Instant time) throws MissedException {
    Set<String> asked = new HashSet<>(instances);
    if (asked.isEmpty()) {
      return Map.of();
    }
    String names = asked.stream().sorted().map(Targets::quoted).collect(Collectors.joining("|"));
    return api.query("max by (instance) (up{instance=~\"" + names + "\"})", time).stream()
        .collect(
            Collectors.toMap(
                row -> row.labels().getOrDefault(CounterQueries.INSTANCE, ""),
                row -> row.last().value() > 0));
  }

  /** For a regular expression inside a double-quoted PromQL string. */
  private static String quoted(String instance) {
    return SPECIAL.matcher(instance).replaceAll(m -> Matcher.quoteReplacement("\\\\" + m.group()));
  }
}
