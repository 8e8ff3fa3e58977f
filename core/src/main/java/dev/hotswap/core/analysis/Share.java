package dev.hotswap.core.analysis;

import java.math.BigDecimal;

/**
 * A share of requests.
 *
 * @param fraction 0 to 1, both included
 */
public record Share(double fraction) {
  public Share {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("share " + fraction + " is outside 0..1");
    }
  }

  /** A share of {@code percent} in 100. */
  public static Share percent(double percent) {
    return new Share(percent / 100);
  }

  /** As people write it: {@code 5 %}, {@code 0.1 %}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(fraction * 100)
            .setScale(4, java.math.RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }
}
