package dev.hotswap.core.analysis;

import static dev.hotswap.core.analysis.Feed.counts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Verdict.Breach;
import dev.hotswap.core.analysis.Verdict.Healthy;
import dev.hotswap.core.analysis.Verdict.SharedIncident;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitOnlyRuleTest {
  private static final Counted BOTH_GOOD = counts(100, 0, 100, 0);
  private static final Counted ALONE_GOOD = counts(200, 0, 0, 0);
  private static final Counted ALONE_BAD = counts(200, 40, 0, 0);

  private final Feed start = Feed.of(Plans.of(Rule.SEQUENTIAL, Plans.errors()));

  @Test
  void a_candidate_with_all_the_traffic_is_judged_by_the_limit_alone() {
    Feed feed = start.seconds(60, "errors", BOTH_GOOD).seconds(60, "errors", ALONE_GOOD);

    assertThat(feed.verdict("errors")).isInstanceOf(Healthy.class);
    assertThat(feed.seconds(3, "errors", ALONE_BAD).verdict("errors"))
        .isInstanceOfSatisfying(
            Breach.class,
            breach ->
                assertThat(breach.finding().sentence())
                    .isEqualTo(
                        "120 of 600 requests failed (20.0 %, limit 5 %), stable had no requests"));
  }

  @Test
  void a_plan_that_holds_at_full_weight_blames_nobody_there_and_goes_on_when_all_is_well() {
    Feed feed =
        Feed.of(Plans.holdingAtFullWeight(Plans.errors()))
            .seconds(60, "errors", BOTH_GOOD)
            .seconds(60, "errors", ALONE_GOOD)
            .seconds(60, "errors", ALONE_BAD);

    assertThat(feed.verdict("errors"))
        .isInstanceOfSatisfying(
            SharedIncident.class,
            held ->
                assertThat(held.finding().sentence())
                    .endsWith("stable had no requests; nothing to compare it with"));
    assertThat(feed.seconds(60, "errors", ALONE_GOOD).verdict("errors"))
        .isInstanceOf(Healthy.class);
  }

  @Test
  void a_plan_that_holds_at_full_weight_still_judges_where_it_can_compare() {
    Feed feed = Feed.of(Plans.holdingAtFullWeight(Plans.errors()));

    assertThat(feed.seconds(10, "errors", counts(198, 40, 2, 0)).verdict("errors"))
        .isNotInstanceOf(SharedIncident.class);
    assertThat(feed.seconds(60, "errors", counts(180, 36, 20, 0)).verdict("errors"))
        .isInstanceOf(Breach.class);
  }

  @Test
  void that_stable_is_gone_is_certain_after_fifteen_hundred_requests() {
    Feed feed = start.seconds(1_499, "errors", counts(1, 1, 0, 0));

    assertThat(feed.verdict("errors")).isNotInstanceOf(Breach.class);
    assertThat(feed.then("errors", counts(1, 1, 0, 0)).verdict("errors"))
        .isInstanceOf(Breach.class);
  }

  @Test
  void it_is_certain_at_once_where_the_gateway_is_known_to_send_stable_nothing() {
    Evidence evidence = start.evidence();
    for (int second = 1; second <= 10; second++) {
      Map<String, Observation> seen = Map.of("errors", counts(2, 2, 0, 0));
      evidence = evidence.absorb(new Sample(Feed.START.plusSeconds(second), seen, true));
    }

    assertThat(new Feed(evidence, Feed.START).verdict("errors")).isInstanceOf(Breach.class);
    assertThat(start.seconds(10, "errors", counts(2, 2, 0, 0)).verdict("errors"))
        .isNotInstanceOf(Breach.class);
  }

  @Test
  void a_request_that_stable_answered_is_believed_more_than_what_is_known_of_the_gateway() {
    Evidence evidence = start.evidence();
    for (int second = 1; second <= 60; second++) {
      Map<String, Observation> seen = Map.of("errors", counts(50, 15, 1, 1));
      evidence = evidence.absorb(new Sample(Feed.START.plusSeconds(second), seen, true));
    }

    assertThat(new Feed(evidence, Feed.START).verdict("errors")).isNotInstanceOf(Breach.class);
  }

  @Test
  void an_incident_from_before_is_not_held_against_a_candidate_that_is_alone() {
    Feed afterwards =
        start
            .seconds(60, "errors", counts(100, 30, 100, 30))
            .seconds(60, "errors", BOTH_GOOD)
            .seconds(60, "errors", ALONE_GOOD);

    assertThat(afterwards.verdict("errors")).isInstanceOf(Healthy.class);
  }

  @Test
  void stragglers_of_stable_do_not_hide_a_bad_candidate() {
    Feed feed = start.seconds(60, "errors", BOTH_GOOD);
    for (int i = 0; i < 40; i++) {
      feed = feed.then("errors", counts(200, 40, i % 8 == 0 ? 1 : 0, 0));
    }

    assertThat(feed.verdict("errors")).isInstanceOf(Breach.class);
  }

  @Test
  void one_request_in_a_hundred_is_a_yardstick_however_few_a_second_that_is() {
    Feed shared = start;
    for (int i = 0; i < 600; i++) {
      shared = shared.then("errors", counts(50, 15, i % 2, i % 6 == 1 ? 1 : 0));
    }

    assertThat(shared.verdict("errors")).isNotInstanceOf(Breach.class);
  }

  @Test
  void a_stable_that_has_a_pause_at_low_traffic_stays_the_yardstick() {
    Feed shared = start;
    for (int i = 0; i < 300; i++) {
      shared = shared.then("errors", i % 10 == 0 ? counts(0, 0, 5, 2) : counts(3, 1, 0, 0));
    }

    assertThat(shared.verdict("errors")).isNotInstanceOf(Breach.class);
  }
}
