package dev.hotswap.api.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as people write it: {@code 2m}, {@code 90s}, {@code 1h30m}. The syntax of
 * Gateway API's GEP-2257: one to four whole numbers, each with a unit of h, m, s or ms.
 *
 * @param text as written; read by {@link #duration()}
 */
public record TimeSpan(@JsonValue String text) {
  /** Longest text. */
  public static final int MAX_LENGTH = 32;

  private static final String SYNTAX = "([0-9]{1,5}(h|m|s|ms)){1,4}";

  /** CEL: self can be read. */
  public static final String READABLE = ".matches(r'^" + SYNTAX + "$')";

  /** CEL: self is longer than nothing. */
  public static final String RULE = "self" + READABLE + " && duration(self) > duration('0s')";

  /** What {@link #RULE} asks for, to follow a field's name. */
  public static final String MUST = " must be a duration above zero such as 90s, 2m or 1h30m";

  /** CEL: the end of a sentence that began with a field's name. */
  public static final String IS_WRONG =
      " is \"%s\": write a duration above zero as whole numbers with h, m, s or ms, such"
          + " as \"90s\", \"2m\" or \"1h30m\"'.format([self])";

  private static final Pattern WHOLE = Pattern.compile(SYNTAX);
  private static final Pattern PART = Pattern.compile("([0-9]+)(h|ms|m|s)");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TimeSpan {}

  /** The text for a duration of whole milliseconds; what is finer is cut off. */
  public static TimeSpan of(Duration duration) {
    var text = new StringBuilder();
    append(text, duration.toHours(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    append(text, duration.toMillisPart(), "ms");
    return new TimeSpan(text.isEmpty() ? "0s" : text.toString());
  }

  /**
   * The length of time.
   *
   * @throws IllegalArgumentException if the text is no duration
   */
  public Duration duration() {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no duration: write it such as \"90s\", \"2m\" or \"1h30m\"");
    }
    var sum = Duration.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      sum = sum.plus(length(Long.parseLong(part.group(1)), part.group(2)));
    }
    return sum;
  }

  private static Duration length(long number, String unit) {
    return switch (unit) {
      case "h" -> Duration.ofHours(number);
      case "m" -> Duration.ofMinutes(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMillis(number);
    };
  }

  private static void append(StringBuilder text, long number, String unit) {
    if (number > 0) {
      text.append(number).append(unit);
    }
  }
}
