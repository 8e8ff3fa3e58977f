package dev.hotswap.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSpanTest {
  @ParameterizedTest
  @CsvSource({"PT0S, 0s", "PT1M12.345S, 72.345s", "PT0.000000001S, 0.000000001s", "PT1H, 3600s"})
  void is_seconds_and_reads_back_exactly(Duration time, String text) {
    assertThat(ExactSpan.of(time).text()).isEqualTo(text);
    assertThat(new ExactSpan(text).duration()).isEqualTo(time);
  }

  @Test
  void keeps_every_nanosecond() {
    for (long nanos = 1; nanos < Long.MAX_VALUE / 7; nanos *= 7) {
      Duration time = Duration.ofNanos(nanos);
      assertThat(ExactSpan.of(time).duration()).isEqualTo(time);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PT5S", "-1s", "1e9s", "5", "1.s", ".5s", "1234567890123s"})
  void refuses_what_is_no_number_of_seconds(String text) {
    assertThatThrownBy(() -> new ExactSpan(text).duration())
        .isInstanceOf(DateTimeParseException.class);
  }
}
