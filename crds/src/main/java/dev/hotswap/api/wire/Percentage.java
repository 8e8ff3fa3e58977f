package dev.hotswap.api.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A share of requests as people write it: {@code 5%}, {@code 0.5%}. Text, because a float in YAML
 * loses digits and a bare number does not say of what.
 *
 * @param text as written; read by {@link #fraction()}
 */
public record Percentage(@JsonValue String text) {
  /** Longest text. */
  public static final int MAX_LENGTH = 24;

  private static final String PATTERN = "^(100(\\.0{1,4})?|[0-9]{1,2}(\\.[0-9]{1,4})?)%$";

  /** More digits than {@link #RULE} allows: what the operator writes itself reads back exactly. */
  private static final Pattern PLAIN = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,400})?%");

  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  /** CEL: self is a percentage above 0%. */
  public static final String RULE =
      "self.matches(r'" + PATTERN + "') && double(self.replace('%', '')) > 0.0";

  /** What {@link #RULE} asks for, to follow a field's name. */
  public static final String MUST = " must be a percentage above 0% such as 5% or 0.5%";

  /** CEL: the end of a sentence that began with a field's name. */
  public static final String IS_WRONG =
      " is \"%s\": write a percentage above 0%% with its sign, such as \"5%%\" or"
          + " \"0.5%%\"'.format([self])";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Percentage {}

  /** The shortest text that {@link #fraction()} reads back as exactly this fraction, 0 to 1. */
  public static Percentage of(double fraction) {
    return new Percentage(
        BigDecimal.valueOf(fraction).movePointRight(2).stripTrailingZeros().toPlainString() + "%");
  }

  /**
   * The share as a fraction, 0 to 1.
   *
   * @throws IllegalArgumentException if the text is no percentage
   */
  public double fraction() {
    if (!PLAIN.matcher(text).matches()) {
      throw notAPercentage();
    }
    var percent = new BigDecimal(text.substring(0, text.length() - 1));
    if (percent.compareTo(WHOLE) > 0) {
      throw notAPercentage();
    }
    return percent.movePointLeft(2).doubleValue();
  }

  private IllegalArgumentException notAPercentage() {
    return new IllegalArgumentException(
        "\""
            + text
            + "\" is no percentage from 0% to 100%: write it with its sign, such as \"5%\" or \"0.5%\"");
  }
}
