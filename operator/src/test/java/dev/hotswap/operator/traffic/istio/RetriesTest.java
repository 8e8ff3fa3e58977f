package dev.hotswap.operator.traffic.istio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
  @Test
  void whatHotswapSaysByItselfHidesNothing() {
    assertThat(Retries.hiding(Map.of())).isEmpty();
    assertThat(Retries.hiding(Map.of("retries", Map.of("attempts", 5)))).isEmpty();
  }

  @Test
  void noAttemptsHideNothing() {
    assertThat(Retries.hiding(Map.of("retries", Map.of("attempts", 0, "retryOn", "5xx"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5xx",
        "gateway-error",
        "reset",
        "connect-failure, 503",
        "retriable-status-codes",
        "unavailable,refused-stream",
        "cancelled"
      })
  void whatMayHaveReachedTheServiceHidesItsFailures(String retryOn) {
    assertThat(Retries.hiding(Map.of("retries", Map.of("attempts", 3, "retryOn", retryOn))))
        .contains(retryOn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect-failure",
        "connect-failure, refused-stream",
        "reset-before-request",
        "retriable-4xx,connect-failure"
      })
  void whatSurelyDidNotReachItHidesNone(String retryOn) {
    assertThat(Retries.hiding(Map.of("retries", Map.of("attempts", 3, "retryOn", retryOn))))
        .isEmpty();
  }
}
