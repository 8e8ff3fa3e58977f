package dev.hotswap.testkit.gateway.stats;

import java.time.Duration;

/** How a statistics endpoint misbehaves; a counter that goes back is {@link GatewayStats#reset}. */
public sealed interface StatsFault {

  /** It does not. */
  record None() implements StatsFault {}

  /** It answers 200 with a page that is not Prometheus' text format. */
  record Garbage() implements StatsFault {}

  /** Every value on its page is NaN. */
  record NotANumber() implements StatsFault {}

  /** It answers 500. */
  record ServerError() implements StatsFault {}

  /** It answers only after this time. */
  record Slow(Duration by) implements StatsFault {}

  /** It cuts every connection without an answer. */
  record Unreachable() implements StatsFault {}
}
