package dev.hotswap.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.8, 1500, -0.5, 1e15, 1e-9, 1.0 / 3})
  void readsBackExactlyWhatItWrote(double number) {
    assertThat(Decimal.of(number).value()).isEqualTo(number);
  }

  @Test
  void isWrittenWithoutAnExponent() {
    assertThat(Decimal.of(1e10).text()).isEqualTo("10000000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "0,8", "a lot", ""})
  void refusesWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> new Decimal(text).value())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"");
  }
}
