package dev.hotswap.e2e.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadRecordTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration SLOW = Duration.ofSeconds(1);

  private final LoadRecord record =
      new LoadRecord(
          List.of(
              sent(0, 20, 200, "1.0"),
              sent(100, 30, 500, "2.0"),
              sent(150, 1500, 200, "2.0"),
              sent(400, 10, 200, "1.0")));

  @Test
  void theFirstBadAnswerCountsFromWhenItWasKnown() {
    assertThat(record.firstBad(SLOW)).contains(START.plusMillis(130));
  }

  @Test
  void aSlowAnswerIsBadFromTheMomentItPassesTheLimit() {
    assertThat(record.except(s -> s.status() == 500).firstBad(SLOW))
        .contains(START.plusMillis(1150));
  }

  @Test
  void theLastRequestOfAVersionCountsFromWhenItWasSent() {
    assertThat(record.answeredBy("2.0").lastSent()).contains(START.plusMillis(150));
  }

  @Test
  void aPercentileIsALatencyThatWasSeen() {
    assertThat(record.latency(50)).contains(Duration.ofMillis(20));
    assertThat(record.latency(99)).contains(Duration.ofMillis(1500));
    assertThat(new LoadRecord(List.of()).latency(99)).isEmpty();
  }

  @Test
  void aStretchOfTimeTakesItsStartAndNotItsEnd() {
    assertThat(record.sentBetween(START.plusMillis(100), START.plusMillis(400)).requests())
        .hasSize(2);
  }

  private static Sent sent(long at, long latency, int status, String version) {
    return new Sent(
        START.plusMillis(at), Duration.ofMillis(latency), status, version, Optional.empty());
  }
}
