package dev.hotswap.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentageTest {
  @ParameterizedTest
  @CsvSource({"5%, 0.05", "0.5%, 0.005", "100%, 1", "0.07%, 0.0007", "12.3456%, 0.123456"})
  void isReadAsAFraction(String text, double fraction) {
    assertThat(new Percentage(text).fraction()).isEqualTo(fraction);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.07, 0.29, 1.0 / 3, 0.001, 1, 0.9999999999})
  void readsBackExactlyWhatItWrote(double fraction) {
    assertThat(Percentage.of(fraction).fraction()).isEqualTo(fraction);
  }

  @Test
  void isWrittenAsPeopleWouldWriteIt() {
    assertThat(Percentage.of(0.05).text()).isEqualTo("5%");
    assertThat(Percentage.of(0.005).text()).isEqualTo("0.5%");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "five%", "%", "NaN%", ""})
  void refusesWhatIsNoPercentageAndSaysHowToWriteOne(String text) {
    assertThatThrownBy(() -> new Percentage(text).fraction())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining("\"5%\"");
  }
}
