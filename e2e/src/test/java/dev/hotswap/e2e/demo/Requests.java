package dev.hotswap.e2e.demo;

import dev.hotswap.e2e.load.Failure;
import dev.hotswap.e2e.load.LoadRecord;
import dev.hotswap.e2e.load.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests as tests write them: milliseconds since the load began. */
final class Requests {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Requests() {}

  static LoadRecord record(Sent... requests) {
    return new LoadRecord(List.of(requests));
  }

  static Sent answered(long at, int status, String version) {
    return answered(at, 10, status, version);
  }

  static Sent answered(long at, long latency, int status, String version) {
    return new Sent(at(at), Duration.ofMillis(latency), status, version, Optional.empty());
  }

  static Sent unanswered(long at) {
    return new Sent(at(at), Duration.ofMillis(5), 0, "", Optional.of(Failure.CONNECT));
  }

  static Instant at(long millis) {
    return START.plusMillis(millis);
  }
}
