package dev.hotswap.operator.metrics.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
  @ParameterizedTest
  @CsvSource({
    "'} 0', 0",
    "'} 12345', 12345",
    "'} 999999999999999', 999999999999999",
    "'} 1000000000000000', -1",
    "'} 1.5', -1",
    "'} 1e3', -1",
    "'} -1', -1",
    "'} 12 1700000000000', -1",
    "'}  12', -1",
    "'} ', -1",
    "'}', -1",
    "'}12', -1",
    "'} NaN', -1"
  })
  void onlyAPlainWholeNumberIsRead(String line, long number) {
    byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);

    assertThat(Digits.read(bytes, 1, bytes.length)).isEqualTo(number);
  }
}
