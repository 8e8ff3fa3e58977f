package dev.hotswap.testkit.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a Prometheus, or what stands in front of it, can answer. */
public sealed interface Answer {

  /** Series with one value each; label sets may repeat, which a real server never does. */
  record Vector(List<Series> series) implements Answer {}

  /** Series with any number of values. */
  record Matrix(List<Series> series) implements Answer {}

  /** One number. */
  record Scalar(Point point) implements Answer {}

  /** A text. */
  record Text(Instant at, String text) implements Answer {}

  /**
   * A vector of one native histogram, as JSON: {@code {"count": "2", "sum": "3", "buckets": …}}.
   */
  record Histogram(Map<String, String> labels, Instant at, String json) implements Answer {}

  /**
   * An error in Prometheus' own format.
   *
   * @param status the HTTP status
   * @param type {@code bad_data}, {@code execution}, {@code timeout}, {@code unavailable} …
   */
  record Failure(int status, String type, String message) implements Answer {}

  /** Something that is not Prometheus' format, such as a login page. */
  record Page(int status, String contentType, String body) implements Answer {}

  /** An answer with warnings (data may be missing) and infos. */
  record Noted(Answer answer, List<String> warnings, List<String> infos) implements Answer {}

  /** An answer that takes its time. */
  record Slow(Duration by, Answer answer) implements Answer {}

  /** A vector of these series. */
  static Answer vector(Series... series) {
    return new Vector(List.of(series));
  }

  /** The page of a proxy that wants somebody to log in. */
  static Answer loginPage() {
    return new Page(200, "text/html", "<html><body><form>Sign in</form></body></html>");
  }
}
