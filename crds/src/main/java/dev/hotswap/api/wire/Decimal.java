package dev.hotswap.api.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * A number with decimals, as text: {@code 0.8}, {@code 1500}. Not a float: YAML, JSON and etcd
 * disagree about floats.
 *
 * @param text as written; read by {@link #value()}
 */
public record Decimal(@JsonValue String text) {
  /** Longest text. */
  public static final int MAX_LENGTH = 32;

  /** CEL: self is a plain decimal number. */
  public static final String RULE = "self.matches(r'^-?[0-9]{1,15}(\\.[0-9]{1,9})?$')";

  /** What {@link #RULE} asks for, to follow a field's name. */
  public static final String MUST = " must be a plain decimal number such as 0.8 or 1500";

  /** CEL: the end of a sentence that began with a field's name. */
  public static final String IS_WRONG =
      " is \"%s\": write a plain decimal number without a unit, such as \"0.8\" or"
          + " \"1500\"'.format([self])";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Decimal {}

  /** The shortest plain text that {@link #value()} reads back as exactly this number. */
  public static Decimal of(double number) {
    return new Decimal(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
  }

  /**
   * The number.
   *
   * @throws IllegalArgumentException if the text is no number
   */
  public double value() {
    try {
      return new BigDecimal(text).doubleValue();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no number: write plain decimals such as \"0.8\" or \"1500\"", e);
    }
  }
}
