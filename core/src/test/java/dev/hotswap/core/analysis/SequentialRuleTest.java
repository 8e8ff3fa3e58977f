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
    Verdict verdict = start.seconds(3, "errors", BAD).verdict("errors");

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Breach.class,
            breach ->
                assertThat(breach.finding().sentence())
                    .isEqualTo("12 of 60 requests failed (20.0 %, limit 5 %), stable 0.0 %"));
  }

  @Test
  void the_59th_request_without_an_error_shows_health() {
    Feed fiftyEight = start.then("errors", counts(58, 0, 500, 0));

    assertThat(fiftyEight.verdict("errors")).isInstanceOf(NotYet.class);
    assertThat(fiftyEight.then("errors", counts(1, 0, 9, 0)).verdict("errors"))
        .isInstanceOf(Healthy.class);
  }

  @Test
  void a_version_that_turns_bad_after_twenty_minutes_is_a_breach_within_four_looks() {
    Feed turned = start.seconds(1_200, "errors", GOOD).seconds(4, "errors", BAD);

    assertThat(turned.verdict("errors"))
        .isInstanceOfSatisfying(
            Breach.class,
            breach -> assertThat(breach.finding().candidate()).isEqualTo(new Tally(80, 16)));
  }

  @Test
  void an_incident_of_both_versions_holds_and_ends_by_itself() {
    Feed incident = start.seconds(60, "errors", GOOD).seconds(120, "errors", BOTH_BAD);

    assertThat(incident.verdict("errors")).isInstanceOf(SharedIncident.class);
    assertThat(incident.seconds(60, "errors", GOOD).verdict("errors")).isInstanceOf(Healthy.class);
  }

  @Test
  void a_look_without_data_is_unknown_and_the_next_one_goes_on() {
    Feed blind = start.seconds(10, "errors", GOOD).then("errors", new Absent("gateway silent"));

    assertThat(blind.verdict("errors")).isEqualTo(new Unknown("gateway silent"));
    assertThat(blind.then("errors", GOOD).verdict("errors")).isInstanceOf(Healthy.class);
  }
}
