package dev.hotswap.testkit.gateway.stats;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a caller of {@code /stats/prometheus} asks for.
 *
 * @param usedOnly leave out what was never counted
 * @param filter found anywhere in a statistic's name inside Envoy, such as {@code
 *     cluster.NAME.upstream_rq_5xx}
 */
public record StatsQuery(boolean usedOnly, Pattern filter) {

  /** Every statistic. */
  public static final StatsQuery ALL = new StatsQuery(false, Pattern.compile(""));

  /**
   * Reads a URL's query such as {@code usedonly&filter=upstream_rq}.
   *
   * @throws java.util.regex.PatternSyntaxException if the filter is no regular expression
   */
  public static StatsQuery parse(String query) {
    StatsQuery parsed = ALL;
    for (String parameter : query.split("&", -1)) {
      String[] pair = parameter.split("=", 2);
      String value = pair.length == 2 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "";
      parsed =
          switch (pair[0]) {
            case "usedonly" -> new StatsQuery(true, parsed.filter());
            case "filter" -> new StatsQuery(parsed.usedOnly(), Pattern.compile(value));
            default -> parsed;
          };
    }
    return parsed;
  }

  boolean shows(Family.Series series) {
    return (!usedOnly || series.used()) && filter.matcher(series.statName()).find();
  }
}
