package dev.hotswap.core.analysis;

import static dev.hotswap.core.analysis.Feed.counts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Observation.Absent;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Verdict.Breach;
import dev.hotswap.core.analysis.Verdict.Healthy;
import dev.hotswap.core.analysis.Verdict.NotYet;
import dev.hotswap.core.analysis.Verdict.SharedIncident;
import dev.hotswap.core.analysis.Verdict.Unknown;
import org.junit.jupiter.api.Test;

class SequentialRuleTest {
  private static final Counted GOOD = counts(20, 0, 180, 0);
  private static final Counted BAD = counts(20, 4, 180, 0);
  private static final Counted BOTH_BAD = counts(20, 6, 180, 54);

  private final Feed start = Feed.of(Plans.of(Rule.SEQUENTIAL, Plans.errors()));

  @Test
  void a_version_with_a_fifth_of_errors_is_a_breach_within_three_looks() {
    assertThat(breach(start.seconds(3, "errors", BAD)))
        .isEqualTo("12 of 60 requests failed (20.0 %, limit 5 %), stable 0.0 %");
  }

  @Test
  void the_59th_request_without_an_error_shows_health() {
    Feed fiftyEight = start.then("errors", counts(58, 0, 500, 0));

    assertThat(fiftyEight.verdict("errors"))
        .isInstanceOfSatisfying(
            NotYet.class,
            notYet ->
                assertThat(notYet.finding().sentence())
                    .endsWith("stable 0.0 %; too few requests to be sure"));
    assertThat(fiftyEight.then("errors", counts(1, 0, 9, 0)).verdict("errors"))
        .isInstanceOf(Healthy.class);
  }

  @Test
  void a_version_that_turns_bad_after_twenty_minutes_is_a_breach_within_four_looks() {
    Counted usual = counts(20, 0, 180, 1);
    Feed turned = start.seconds(1_200, "errors", usual).seconds(4, "errors", BAD);

    assertThat(breach(turned))
        .isEqualTo("16 of 80 requests failed (20.0 %, limit 5 %), stable 0.0 %");
  }

  @Test
  void turning_bad_is_found_across_the_end_of_a_block_of_looks() {
    Feed turned = start.seconds(Looks.BLOCK - 1, "errors", GOOD).seconds(8, "errors", BAD);

    assertThat(turned.verdict("errors")).isInstanceOf(Breach.class);
  }

  @Test
  void twice_as_bad_as_stable_is_a_breach_below_the_limit() {
    Feed worse = start.seconds(60, "errors", counts(200, 6, 1_800, 9));

    assertThat(breach(worse))
        .isEqualTo(
            "360 of 12000 requests failed (3.0 %, limit 5 %), stable 0.5 %; more than twice as bad"
                + " as stable");
  }

  @Test
  void twice_as_bad_as_nearly_nothing_does_not_matter() {
    Feed trifling = start.seconds(600, "errors", counts(1_000, 2, 9_000, 1));

    assertThat(trifling.verdict("errors")).isInstanceOf(Healthy.class);
  }

  @Test
  void an_incident_of_both_versions_holds_and_ends_by_itself() {
    Feed incident = start.seconds(60, "errors", GOOD).seconds(120, "errors", BOTH_BAD);

    assertThat(incident.verdict("errors"))
        .isInstanceOfSatisfying(
            SharedIncident.class,
            shared ->
                assertThat(shared.finding().sentence())
                    .isEqualTo(
                        "720 of 2400 requests failed (30.0 %, limit 5 %), stable 30.0 %; both"
                            + " versions fail alike"));
    assertThat(incident.seconds(60, "errors", GOOD).verdict("errors")).isInstanceOf(Healthy.class);
  }

  @Test
  void a_candidate_that_stays_bad_when_stable_recovers_is_a_breach() {
    Feed incident = start.seconds(60, "errors", BOTH_BAD);

    assertThat(incident.seconds(10, "errors", counts(20, 6, 180, 0)).verdict("errors"))
        .isInstanceOf(Breach.class);
  }

  @Test
  void a_look_without_data_is_unknown_and_the_next_one_goes_on() {
    Feed blind = start.seconds(10, "errors", GOOD).then("errors", new Absent("gateway silent"));

    assertThat(start.verdict("errors")).isEqualTo(new Unknown("no sample yet"));
    assertThat(blind.verdict("errors")).isEqualTo(new Unknown("gateway silent"));
    assertThat(blind.then("errors", GOOD).verdict("errors")).isInstanceOf(Healthy.class);
  }

  @Test
  void a_number_where_counts_are_due_is_unknown() {
    assertThat(start.then("errors", new Observation.Measured(0.5)).verdict("errors"))
        .isEqualTo(new Unknown("one number where counts were expected"));
  }

  @Test
  void a_limit_of_zero_takes_more_than_one_error() {
    Metric none = new Metric.ErrorRate("errors", Mode.ENFORCE, Plans.PLAIN, new Share(0));
    Feed feed = Feed.of(Plans.of(Rule.SEQUENTIAL, none)).seconds(60, "errors", GOOD);
    Counted oneError = counts(20, 1, 180, 0);

    assertThat(feed.verdict("errors")).isInstanceOf(NotYet.class);
    assertThat(feed.then("errors", oneError).verdict("errors")).isInstanceOf(NotYet.class);
    assertThat(feed.seconds(20, "errors", oneError).verdict("errors")).isInstanceOf(Breach.class);
  }

  @Test
  void a_limit_of_everything_is_never_broken_by_a_candidate_like_stable() {
    Metric all = new Metric.ErrorRate("errors", Mode.ENFORCE, Plans.PLAIN, new Share(1));
    Feed feed = Feed.of(Plans.of(Rule.SEQUENTIAL, all));

    assertThat(feed.seconds(600, "errors", counts(20, 20, 180, 180)).verdict("errors"))
        .isNotInstanceOf(Breach.class);
  }

  private static String breach(Feed feed) {
    return ((Breach) feed.verdict("errors")).finding().sentence();
  }
}
