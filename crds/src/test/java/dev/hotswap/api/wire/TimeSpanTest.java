package dev.hotswap.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
  @ParameterizedTest
  @CsvSource({
    "2m, PT2M",
    "90s, PT1M30S",
    "1h30m, PT1H30M",
    "500ms, PT0.5S",
    "1h1m1s1ms, PT1H1M1.001S",
    "30m1h, PT1H30M",
    "0s, PT0S"
  })
  void isReadAsADuration(String text, Duration duration) {
    assertThat(new TimeSpan(text).duration()).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT2M", "PT0.25S", "PT49H10M3.007S", "PT27777H"})
  void readsBackExactlyWhatItWrote(Duration duration) {
    assertThat(TimeSpan.of(duration).duration()).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 minutes", "300", "1.5h", "-5m", "PT5M", "1d", "", "1h1m1s1ms1h"})
  void refusesWhatIsNoDurationAndSaysHowToWriteOne(String text) {
    assertThatThrownBy(() -> new TimeSpan(text).duration())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining("\"1h30m\"");
  }
}
