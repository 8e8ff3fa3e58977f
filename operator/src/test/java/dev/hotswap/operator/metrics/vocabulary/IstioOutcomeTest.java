package dev.hotswap.operator.metrics.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.metrics.series.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IstioOutcomeTest {
  @ParameterizedTest(name = "code {0}, flags {1}, gRPC {2} is {3}")
  @CsvSource({
    "200, -, '', OK",
    "404, -, '', OK",
    "499, -, '', OK",
    "500, -, '', FAILED",
    "503, 'UF,URX', '', FAILED",
    "504, UT, '', FAILED",
    "0, UH, '', FAILED",
    "0, -, '', FAILED",
    "0, DC, '', ABORTED",
    "200, DC, '', ABORTED",
    "503, 'UC,DC', '', ABORTED",
    "0, DR, '', ABORTED",
    "200, UC, '', FAILED",
    "200, UPE, '', FAILED",
    "101, UC, '', OK",
    "200, -, 0, OK",
    "200, -, 5, OK",
    "200, -, 2, FAILED",
    "200, -, 4, FAILED",
    "200, -, 8, FAILED",
    "200, -, 12, FAILED",
    "200, -, 13, FAILED",
    "200, -, 14, FAILED",
    "200, -, 15, FAILED",
    "200, -, 1, OK",
    "200, -, 16, OK",
  })
  void blamesTheBackendOnlyForItsOwnFaults(
      String code, String flags, String grpcStatus, Outcome outcome) {
    assertThat(IstioOutcome.of(code, flags, grpcStatus)).isEqualTo(outcome);
  }
}
