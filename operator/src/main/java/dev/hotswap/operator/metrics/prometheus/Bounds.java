package dev.hotswap.operator.metrics.prometheus;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Bucket bounds as they may be spelled in a {@code le} label: {@code 500} as exposed, {@code 500.0}
 * since Prometheus 3, {@code 3.6e+06} from a million on.
 */
final class Bounds {
  private static final double MILLION = 1e6;

  private Bounds() {}

  /** Matches the infinite bucket and these, inside a double-quoted PromQL string. */
  static String regex(List<Double> millis) {
    return "\\\\+Inf|" + millis.stream().sorted().map(Bounds::one).collect(Collectors.joining("|"));
  }

  private static String one(double millis) {
    String plain = BigDecimal.valueOf(millis).stripTrailingZeros().toPlainString();
    String escaped = plain.replace(".", "\\\\.");
    String spelled = plain.contains(".") ? escaped : escaped + "(\\\\.0)?";
    return millis < MILLION ? spelled : spelled + "|" + scientific(millis);
  }

  private static String scientific(double millis) {
    BigDecimal exact = BigDecimal.valueOf(millis).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    String mantissa = exact.movePointLeft(exponent).toPlainString().replace(".", "\\\\.");
    return "%se\\\\+%02d".formatted(mantissa, exponent);
  }
}
