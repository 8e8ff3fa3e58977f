package dev.hotswap.testkit.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asked.
 *
 * @param method GET or POST
 * @param parameters as they came, decoded; a repeated one keeps its last value
 */
public record Question(String method, Span span, Map<String, String> parameters) {

  /** When the query is to be evaluated. */
  public sealed interface Span {

    /** At one moment; nothing means now. */
    record At(Optional<Instant> time) implements Span {}

    /** At every step from the first to the last moment. */
    record Range(Instant from, Instant to, Duration step) implements Span {}
  }

  public Question {
    parameters = Map.copyOf(parameters);
  }

  /** The PromQL text. */
  public String query() {
    return parameters.getOrDefault("query", "");
  }
}
