package dev.hotswap.testkit.prometheus;

import dev.hotswap.testkit.http.RequestHead;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads questions from requests; what is wrong with one is an {@link IllegalArgumentException}. */
final class QuestionReader {

  private static final String INSTANT = "/api/v1/query";
  private static final String RANGE = "/api/v1/query_range";

  private QuestionReader() {}

  /** The question, or nothing if the path is another one. */
  static Optional<Question> read(RequestHead request, String body) {
    Map<String, String> parameters = new HashMap<>(decoded(query(request)));
    if (request.method().equals("POST")) {
      parameters.putAll(decoded(body));
    }
    return switch (request.path()) {
      case INSTANT -> {
        var time = Optional.ofNullable(parameters.get("time")).map(QuestionReader::time);
        yield Optional.of(new Question(request.method(), new Question.Span.At(time), parameters));
      }
      case RANGE -> Optional.of(new Question(request.method(), range(parameters), parameters));
      default -> Optional.empty();
    };
  }

  private static Question.Span range(Map<String, String> parameters) {
    return new Question.Span.Range(
        time(parameters.getOrDefault("start", "")),
        time(parameters.getOrDefault("end", "")),
        step(parameters.getOrDefault("step", "")));
  }

  private static Instant time(String text) {
    try {
      return text.contains("T") ? Instant.parse(text) : Instant.ofEpochMilli(millis(text));
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException(
          "cannot parse \"" + text + "\" to a valid timestamp", wrong);
    }
  }

  private static Duration step(String text) {
    String seconds = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
    var step = Duration.ofMillis(millis(seconds));
    if (step.isZero() || step.isNegative()) {
      throw new IllegalArgumentException("zero or negative query resolution step " + text);
    }
    return step;
  }

  private static long millis(String seconds) {
    try {
      return new BigDecimal(seconds).movePointRight(3).longValue();
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException("\"" + seconds + "\" is not a number of seconds", wrong);
    }
  }

  private static String query(RequestHead request) {
    int mark = request.target().indexOf('?');
    return mark < 0 ? "" : request.target().substring(mark + 1);
  }

  private static Map<String, String> decoded(String form) {
    var parameters = new HashMap<String, String>();
    for (String pair : form.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      parameters.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
