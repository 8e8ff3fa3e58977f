package dev.hotswap.operator.kube.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hotswap.api.wire.Percentage;
import dev.hotswap.api.wire.TimeSpan;
import java.nio.charset.StandardCharsets;

/** Durations and percentages as people write them. */
class WireFuzzTest {
  @FuzzTest
  void aDurationIsReadOrRefused(byte[] text) {
    try {
      var span = new TimeSpan(new String(text, StandardCharsets.UTF_8));
      assertThat(TimeSpan.of(span.duration()).duration()).isEqualTo(span.duration());
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("is no duration");
    }
  }

  @FuzzTest
  void aPercentageIsReadOrRefused(byte[] text) {
    try {
      double fraction = new Percentage(new String(text, StandardCharsets.UTF_8)).fraction();
      assertThat(fraction).isBetween(0.0, 1.0);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("is no percentage");
    }
  }
}
