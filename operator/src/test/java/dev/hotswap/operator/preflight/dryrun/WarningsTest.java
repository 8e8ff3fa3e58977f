package dev.hotswap.operator.preflight.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarningsTest {
  @Test
  void textsAreTakenOutOfTheirHeaders() {
    assertThat(
            Warnings.of(
                List.of(
                    "299 - \"unknown field \\\"spec.nope\\\"\"",
                    "299 - \"one\", 299 - \"two\"",
                    "299 - \"one\"",
                    "no warning at all")))
        .containsExactly("unknown field \"spec.nope\"", "one", "two");
  }

  @Test
  void noMoreThanAFewAreKept() {
    assertThat(Warnings.of(IntStream.range(0, 100).mapToObj(i -> "299 - \"" + i + "\"").toList()))
        .hasSize(5);
  }
}
