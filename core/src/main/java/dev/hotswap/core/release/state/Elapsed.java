package dev.hotswap.core.release.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A time that went by, as people read it: {@code 1.9 s}, {@code 14 min 3 s}. */
public record Elapsed(Duration time) {
  /** From {@code start} to {@code end}; none when the clock went back in between. */
  public static Elapsed between(Instant start, Instant end) {
    return new Elapsed(end.isAfter(start) ? Duration.between(start, end) : Duration.ZERO);
  }

  @Override
  public String toString() {
    if (time.compareTo(Duration.ofMinutes(1)) < 0) {
      String seconds = String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
      return (seconds.endsWith(".0") ? seconds.substring(0, seconds.length() - 2) : seconds) + " s";
    }
    long hours = time.toHours();
    return (hours > 0 ? hours + " h " : "")
        + time.toMinutesPart()
        + " min"
        + (time.toSecondsPart() > 0 ? " " + time.toSecondsPart() + " s" : "");
  }
}
