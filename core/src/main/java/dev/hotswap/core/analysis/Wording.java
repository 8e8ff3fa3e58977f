package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Metric.ErrorRate;
import dev.hotswap.core.analysis.Metric.Latency;
import dev.hotswap.core.analysis.Metric.Ratio;
import dev.hotswap.core.analysis.Metric.Value;
import dev.hotswap.core.analysis.Observation.Counted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** What people read about counts. */
final class Wording {
  private Wording() {}

  /** A finding of a metric that counts, with something added to its sentence. */
  static Finding finding(Metric metric, Share max, Counted seen, String more) {
    String limit = limit(metric, max);
    String stable =
        seen.stable().total() == 0
            ? "stable had no requests"
            : "stable " + percent(seen.stable(), max);
    String sentence =
        "%s (%s, limit %s), %s%s"
            .formatted(
                what(metric, seen.candidate()),
                percent(seen.candidate(), max),
                limit,
                stable,
                more);
    return new Finding(metric.name(), seen.candidate(), seen.stable(), limit, sentence);
  }

  /** A finding of a metric that is one number. */
  static Finding finding(Value metric, double seen, String more) {
    String limit = number(metric.max());
    String sentence = "%s is %s (limit %s)%s".formatted(metric.name(), number(seen), limit, more);
    return new Finding(metric.name(), Tally.NONE, Tally.NONE, limit, sentence);
  }

  /** The warning that a latency is above its {@code warnAbove}. */
  static String slowWarning(Latency metric, Duration above, Tally seen) {
    return "%d of %d requests took longer than %s (%s, warned above %s for %s)"
        .formatted(
            seen.bad(),
            seen.total(),
            time(above),
            percent(seen, metric.maxSlow()),
            metric.maxSlow(),
            percentile(metric));
  }

  /** What is added about requests that are held neither for nor against. */
  static String setAside(Latency metric, Counted aside) {
    return "; set aside: callers gave up %d of %d requests within %s, of stable's %d of %d"
        .formatted(
            aside.candidate().bad(),
            aside.candidate().total(),
            time(metric.max()),
            aside.stable().bad(),
            aside.stable().total());
  }

  private static String what(Metric metric, Tally seen) {
    String counts = seen.bad() + " of " + seen.total();
    return switch (metric) {
      case ErrorRate e -> counts + " requests failed";
      case Latency l -> counts + " requests took longer than " + time(l.max());
      case Ratio r -> counts + " events of '" + r.name() + "' were bad";
      case Value v -> throw new IllegalArgumentException(v.name() + " is one number, not counts");
    };
  }

  private static String limit(Metric metric, Share max) {
    return metric instanceof Latency l ? max + " for " + percentile(l) : max.toString();
  }

  private static String percentile(Latency metric) {
    return "P" + number(metric.percentile());
  }

  /** With at least a tenth of the limit's precision. */
  private static String percent(Tally seen, Share limit) {
    int digits = limit.fraction() >= 0.01 ? 1 : limit.fraction() >= 0.001 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + digits + "f %%", 100 * seen.share());
  }

  private static String time(Duration time) {
    BigDecimal millis = BigDecimal.valueOf(time.toMillis());
    return time.toMillis() < 1_000
        ? millis + " ms"
        : millis.movePointLeft(3).stripTrailingZeros().toPlainString() + " s";
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(4, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
