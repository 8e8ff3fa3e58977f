package dev.hotswap.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Metric.Value;
import dev.hotswap.core.analysis.Observation.Absent;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Observation.Measured;
import dev.hotswap.core.analysis.Verdict.Breach;
import dev.hotswap.core.analysis.Verdict.Healthy;
import dev.hotswap.core.analysis.Verdict.NotYet;
import dev.hotswap.core.analysis.Verdict.Unknown;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTest {
  @ParameterizedTest
  @EnumSource(Rule.class)
  void a_number_above_its_limit_is_a_breach_under_every_rule(Rule rule) {
    Feed feed = feed(rule, 0);

    assertThat(feed.then("heap", new Measured(0.8)).verdict("heap")).isInstanceOf(Healthy.class);
    assertThat(feed.then("heap", new Measured(0.93)).verdict("heap"))
        .isInstanceOfSatisfying(
            Breach.class,
            breach ->
                assertThat(breach.finding().sentence()).isEqualTo("heap is 0.93 (limit 0.8)"));
  }

  @Test
  void failures_within_one_window_count_once() {
    Feed feed = feed(Rule.SEQUENTIAL, 1);
    for (int i = 0; i < 60; i++) {
      feed = feed.then("heap", new Measured(0.9));
    }

    assertThat(feed.verdict("heap")).isInstanceOf(NotYet.class);
    assertThat(feed.then("heap", new Measured(0.9)).verdict("heap")).isInstanceOf(Breach.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void what_is_no_number_is_unknown(double seen) {
    Feed feed = feed(Rule.SEQUENTIAL, 0).then("heap", new Measured(seen));

    assertThat(feed.verdict("heap")).isEqualTo(new Unknown(seen + " is no usable number"));
  }

  @Test
  void no_data_and_the_wrong_kind_of_data_are_unknown() {
    Feed feed = feed(Rule.SEQUENTIAL, 0);

    assertThat(feed.verdict("heap")).isEqualTo(new Unknown("no sample yet"));
    assertThat(feed.then("heap", new Absent("empty result")).verdict("heap"))
        .isEqualTo(new Unknown("empty result"));
    assertThat(feed.then("heap", Counted.NONE).verdict("heap")).isInstanceOf(Unknown.class);
    assertThat(feed.then("other", new Measured(1)).verdict("heap"))
        .isEqualTo(new Unknown("not reported"));
  }

  private static Feed feed(Rule rule, int failureLimit) {
    ThresholdSettings settings = new ThresholdSettings(Duration.ofMinutes(1), 1, failureLimit);
    return Feed.of(Plans.of(rule, new Value("heap", Mode.ENFORCE, settings, "heap_used", 0.8)));
  }
}
