package dev.hotswap.operator.metrics.vocabulary;

import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.http.Numbers;

/** The {@code le} label of a bucket. */
final class Le {
  static final String LABEL = "le";

  private Le() {}

  /** Its bound in milliseconds, {@code +Inf} included. */
  static double millis(String text) throws GarbledException {
    return Numbers.parse(text).stream()
        .filter(bound -> bound >= 0)
        .findFirst()
        .orElseThrow(() -> new GarbledException("le=\"" + text + "\" is no bucket bound"));
  }
}
