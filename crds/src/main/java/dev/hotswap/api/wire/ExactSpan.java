package dev.hotswap.api.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;

/**
 * A length of time as machines write it: ISO 8601 to the nanosecond, such as {@code PT12.345S}.
 *
 * @param text as written; read by {@link #duration()}
 */
public record ExactSpan(@JsonValue String text) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ExactSpan {}

  /** The text that {@link #duration()} reads back as exactly this length. */
  public static ExactSpan of(Duration duration) {
    return new ExactSpan(duration.toString());
  }

  /**
   * The length of time.
   *
   * @throws java.time.format.DateTimeParseException if the text is no ISO 8601 duration
   */
  public Duration duration() {
    return Duration.parse(text);
  }
}
