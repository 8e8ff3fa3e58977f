package dev.hotswap.core.analysis;

import static dev.hotswap.core.analysis.Feed.counts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Metric.ErrorRate;
import dev.hotswap.core.analysis.Observation.Absent;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Verdict.Breach;
import dev.hotswap.core.analysis.Verdict.Healthy;
import dev.hotswap.core.analysis.Verdict.NotYet;
import dev.hotswap.core.analysis.Verdict.Unknown;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThresholdRuleTest {
  private static final Counted GOOD = counts(20, 0, 180, 0);
  private static final Counted BAD = counts(20, 4, 180, 36);

  @Test
  void a_window_is_judged_as_soon_as_it_holds_enough_requests() {
    Feed two = feed(0).seconds(2, "errors", BAD);

    assertThat(two.verdict("errors"))
        .isInstanceOfSatisfying(
            NotYet.class,
            notYet ->
                assertThat(notYet.finding().sentence())
                    .isEqualTo(
                        "8 of 40 requests failed (20.0 %, limit 5 %), stable 20.0 %; the window"
                            + " must hold 60"));
    assertThat(two.then("errors", BAD).verdict("errors")).isInstanceOf(Breach.class);
  }

  @Test
  void stable_plays_no_part() {
    Feed shared = feed(0).seconds(5, "errors", BAD);

    assertThat(shared.verdict("errors"))
        .isInstanceOfSatisfying(
            Breach.class, breach -> assertThat(breach.finding().stable().share()).isEqualTo(0.2));
  }

  @Test
  void exactly_the_limit_is_no_failure() {
    Feed atLimit = feed(0).seconds(10, "errors", counts(20, 1, 0, 0));

    assertThat(atLimit.verdict("errors")).isInstanceOf(Healthy.class);
  }

  @Test
  void windows_that_overlap_are_one_failure() {
    Feed bad = feed(1).seconds(62, "errors", BAD);

    assertThat(bad.verdict("errors"))
        .isInstanceOfSatisfying(
            NotYet.class,
            notYet ->
                assertThat(notYet.finding().sentence()).endsWith("; failure 1 of the 1 allowed"));
    assertThat(bad.then("errors", BAD).verdict("errors")).isInstanceOf(Breach.class);
  }

  @Test
  void a_failure_that_is_allowed_is_followed_by_health() {
    Feed recovered = feed(1).seconds(5, "errors", BAD).seconds(100, "errors", GOOD);

    assertThat(recovered.verdict("errors")).isInstanceOf(Healthy.class);
  }

  @Test
  void a_breach_stays_when_later_windows_are_fine() {
    Feed recovered = feed(0).seconds(5, "errors", BAD).seconds(100, "errors", GOOD);

    assertThat(recovered.verdict("errors")).isInstanceOf(Breach.class);
  }

  @Test
  void what_is_a_window_old_is_forgotten() {
    Feed feed = feed(0).then("errors", counts(59, 59, 0, 0)).seconds(59, "errors", Counted.NONE);

    assertThat(feed.then("errors", counts(60, 0, 0, 0)).verdict("errors"))
        .isInstanceOf(Healthy.class);
  }

  @Test
  void no_data_is_unknown_and_fails_nothing() {
    Feed blind = feed(0).seconds(5, "errors", GOOD).then("errors", new Absent("timeout"));

    assertThat(blind.verdict("errors")).isEqualTo(new Unknown("timeout"));
  }

  private static Feed feed(int failureLimit) {
    ThresholdSettings settings = new ThresholdSettings(Duration.ofMinutes(1), 60, failureLimit);
    Metric errors = new ErrorRate("errors", Mode.ENFORCE, settings, Share.percent(5));
    return Feed.of(Plans.of(Rule.THRESHOLD, errors));
  }
}
