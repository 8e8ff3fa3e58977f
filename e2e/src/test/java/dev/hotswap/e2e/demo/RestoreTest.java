package dev.hotswap.e2e.demo;

import static dev.hotswap.e2e.demo.Requests.answered;
import static dev.hotswap.e2e.demo.Requests.record;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestoreTest {
  @Test
  void itBeginsWithTheFirstBadAnswerAndEndsWithTheLastRequestSent() {
    assertThat(
            Restore.millis(
                record(
                    answered(0, 10, 200, "2.1.0"),
                    answered(100, 20, 500, "2.1.0"),
                    answered(2_000, 900, 200, "2.1.0"))))
        .hasValue(1_880);
  }

  @Test
  void aSlowAnswerIsBadFromTheMomentItPassesOneSecond() {
    assertThat(
            Restore.millis(
                record(answered(0, 1_300, 200, "2.2.0"), answered(1_500, 1_300, 200, "2.2.0"))))
        .hasValue(500);
  }

  @Test
  void aVersionThatWasNeverBadWasNeverTakenOut() {
    assertThat(Restore.millis(record(answered(0, 200, "2.0.0")))).isEmpty();
  }

  @Test
  void oneBadRequestThatWasAlsoTheLastTookNoTime() {
    assertThat(Restore.millis(record(answered(0, 500, "2.1.0")))).hasValue(0);
  }
}
