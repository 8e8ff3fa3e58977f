package dev.hotswap.operator.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hotswap.operator.metrics.testing.Metrics;
import java.nio.charset.StandardCharsets;

/** Whatever a server answers, and whatever a policy asks. */
class PrometheusFuzzTest {
  private static final int MOST_ROWS = 100;

  @FuzzTest
  void anAnswerIsReadOrMissedAndNeverLongerThanAllowed(byte[] body) {
    Answer answer = new AnswerReader("source 'prom'", MOST_ROWS).read(body);

    if (answer instanceof Answer.Rows(var rows)) {
      assertThat(rows).hasSizeLessThanOrEqualTo(MOST_ROWS);
    }
  }

  @FuzzTest
  void aTemplateKeepsNoPlaceholderAndGrowsByNoMoreThanItsNames(byte[] template) {
    String text = new String(template, StandardCharsets.UTF_8);
    String query = RawQuery.of(text, Metrics.payment(Metrics.errors()));

    assertThat(query).doesNotContain("{{namespace}}");
    assertThat(query.length()).isLessThanOrEqualTo(64 * (text.length() + 1));
  }
}
