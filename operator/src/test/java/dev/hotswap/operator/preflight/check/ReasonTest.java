package dev.hotswap.operator.preflight.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReasonTest {
  @Test
  void everyReasonHasItsOwnWordThatConditionsAccept() {
    assertThat(Arrays.stream(Reason.values()).map(Reason::word))
        .doesNotHaveDuplicates()
        .allSatisfy(word -> assertThat(word).matches("[A-Z][A-Za-z]+"));
  }
}
