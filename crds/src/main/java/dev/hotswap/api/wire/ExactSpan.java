package dev.hotswap.api.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time to the nanosecond, in seconds that people can read too: {@code 0s}, {@code
 * 72.345s}.
 *
 * @param text as written; read by {@link #duration()}
 */
public record ExactSpan(@JsonValue String text) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,12})(?:\\.([0-9]{1,9}))?s");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ExactSpan {}

  /** The text that {@link #duration()} reads back as exactly this length, which is not negative. */
  public static ExactSpan of(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    return new ExactSpan(
        seconds.signum() == 0 ? "0s" : seconds.stripTrailingZeros().toPlainString() + "s");
  }

  /**
   * The length of time.
   *
   * @throws DateTimeParseException if the text is no number of seconds below 10¹², with up to nine
   *     decimals
   */
  public Duration duration() {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new DateTimeParseException("expected seconds such as 72.345s", text, 0);
    }
    String nanos = form.group(2) == null ? "" : form.group(2);
    return Duration.ofSeconds(
        Long.parseLong(form.group(1)), Integer.parseInt((nanos + "000000000").substring(0, 9)));
  }
}
