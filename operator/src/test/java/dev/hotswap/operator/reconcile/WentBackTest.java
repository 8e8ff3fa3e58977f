package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Cause;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WentBackTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00.123Z");

  @ParameterizedTest
  @EnumSource(Cause.class)
  void what_is_written_is_read_again(Cause cause) {
    WentBack written =
        new WentBack(
            START, new Breach(cause, "errors", "8 | 40 requests failed\n|", START.plusSeconds(9)));

    assertThat(WentBack.parse(written.text())).contains(written);
  }

  @Test
  void a_cause_that_is_no_metric_is_read_again() {
    WentBack written = new WentBack(START, new Breach(Cause.CRASH, "", "exit code 137", START));

    assertThat(WentBack.parse(written.text())).contains(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yes",
        "a|b|c|d|e",
        "2026-01-01T12:00:00Z|2026-01-01T12:00:00Z|NO_SUCH|m|s",
        "2026-01-01T12:00:00Z|yesterday|BREACH|m|s",
        "||||"
      })
  void what_somebody_else_wrote_means_nothing(String text) {
    assertThat(WentBack.parse(text)).isEmpty();
  }
}
