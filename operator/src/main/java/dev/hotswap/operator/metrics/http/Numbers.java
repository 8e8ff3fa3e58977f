package dev.hotswap.operator.metrics.http;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as Prometheus' formats write them. */
public final class Numbers {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private Numbers() {}

  /** The number, {@code NaN} and {@code ±Inf} included; empty if it is none. */
  public static OptionalDouble parse(String text) {
    return switch (text) {
      case "NaN" -> OptionalDouble.of(Double.NaN);
      case "+Inf", "Inf" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-Inf" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default ->
          text.length() <= 64 && DECIMAL.matcher(text).matches()
              ? OptionalDouble.of(Double.parseDouble(text))
              : OptionalDouble.empty();
    };
  }
}
