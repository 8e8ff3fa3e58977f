package dev.hotswap.operator.workload;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A quantity as a number, bounded before it is computed with: {@code 1e-99999999} is short, and its
 * digits fill the memory. The syntax is Kubernetes' own (resource.Quantity): a decimal of at most
 * 19 digits, a suffix or an exponent of at most two digits.
 */
public final class Amount {
  private static final Pattern SYNTAX =
      Pattern.compile(
          "[+-]?(\\d{1,19}(\\.\\d{0,18})?|\\.\\d{1,18})(|[numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d{1,2})");

  /** More than any node has, and less than overflows anything: 2^63 as in Kubernetes. */
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Amount() {}

  /** Whether a text is a quantity that Kubernetes knows. */
  public static boolean isQuantity(String text) {
    return SYNTAX.matcher(text).matches();
  }

  /** The number, at most 2^63; empty where it is no quantity that Kubernetes knows. */
  public static Optional<BigDecimal> of(Quantity quantity) {
    String text =
        Optional.ofNullable(quantity.getAmount()).orElse("")
            + Optional.ofNullable(quantity.getFormat()).orElse("");
    return SYNTAX.matcher(text).matches()
        ? Optional.of(
            Quantity.getAmountInBytes(new Quantity(quantity.getAmount(), quantity.getFormat()))
                .round(MathContext.DECIMAL64)
                .min(MOST)
                .max(MOST.negate()))
        : Optional.empty();
  }
}
