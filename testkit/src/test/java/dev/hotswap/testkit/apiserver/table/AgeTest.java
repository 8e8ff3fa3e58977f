package dev.hotswap.testkit.apiserver.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT119S, 119s",
    "PT2M, 2m",
    "PT9M59S, 9m59s",
    "PT10M30S, 10m",
    "PT179M, 179m",
    "PT3H, 3h",
    "PT7H59M, 7h59m",
    "PT47H, 47h",
    "P2D, 2d",
    "P7DT23H, 7d23h",
    "P8DT1H, 8d",
    "P729D, 729d",
    "P800D, 2y70d",
    "P3000D, 8y"
  })
  void is_told_in_two_units_at_most(String age, String text) {
    assertThat(Age.of(NOW.minus(Duration.parse(age)).toString(), NOW)).isEqualTo(text);
  }

  @Test
  void of_something_without_a_beginning_is_unknown() {
    assertThat(Age.of("", NOW)).isEqualTo("<unknown>");
    assertThat(Age.of(NOW.plusSeconds(5).toString(), NOW)).isEqualTo("<invalid>");
  }
}
