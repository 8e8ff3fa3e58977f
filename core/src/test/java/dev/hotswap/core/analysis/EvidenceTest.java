package dev.hotswap.core.analysis;

import static dev.hotswap.core.analysis.Feed.counts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Verdict.Breach;
import dev.hotswap.core.analysis.Verdict.Healthy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Counted GOOD = counts(20, 0, 180, 1);
  private static final Counted BAD = counts(20, 4, 180, 1);
  private static final AnalysisPlan PLAN = Plans.of(Rule.SEQUENTIAL, Plans.errors(), Plans.p99());

  private final Evidence begun = Evidence.begin(PLAN, Baselines.unknown(PLAN));

  @Test
  void the_same_sample_counts_once() {
    Evidence once = begun.absorb(sample(1, GOOD));

    assertThat(once.absorb(sample(1, GOOD))).isSameAs(once);
    assertThat(track(once).cumulative().seen()).isEqualTo(GOOD);
  }

  @Test
  void a_sample_from_the_past_changes_nothing() {
    Evidence later = begun.absorb(sample(10, GOOD));

    assertThat(later.absorb(sample(5, BAD))).isSameAs(later);
    assertThat(later.newest()).contains(Feed.START.plusSeconds(10));
  }

  @Test
  void judging_a_list_stops_at_the_first_breach() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      samples.add(sample(i, i <= 6 ? BAD : GOOD));
    }

    assertThat(Judge.judge(begun, samples, Feed.HALF_AN_HOUR).breach())
        .hasValueSatisfying(
            finding -> assertThat(finding.candidate().total()).isLessThanOrEqualTo(120));
    assertThat(Judge.judge(begun, samples.subList(6, 60), Feed.HALF_AN_HOUR).breach()).isEmpty();
  }

  @Test
  void totals_from_before_a_restart_are_as_good_as_having_seen_them() {
    Evidence bad = begun.restored(Map.of("errors", counts(200, 40, 1_800, 9)), 10);
    Evidence good = begun.restored(Map.of("errors", counts(200, 0, 1_800, 9)), 10);

    assertThat(verdict(bad)).isInstanceOf(Breach.class);
    assertThat(verdict(good.absorb(sample(1, GOOD)))).isInstanceOf(Healthy.class);
  }

  @Test
  void an_incident_at_a_high_weight_is_not_held_against_the_candidate_after_a_restart() {
    Counted atTenPercent = counts(12_000, 60, 108_000, 540);
    Counted atHalf = counts(30_000, 3_000, 30_000, 3_000);
    Map<String, Counted> totals = Map.of("errors", atTenPercent.plus(atHalf));

    assertThat(verdict(begun.restored(totals, 50))).isNotInstanceOf(Breach.class);
    assertThat(verdict(begun.restored(totals, 10))).isInstanceOf(Breach.class);
  }

  @Test
  void a_metric_that_is_only_shown_is_judged_and_costs_the_others_nothing() {
    Metric shown = new Metric.ErrorRate("shown", Mode.DRY_RUN, Plans.PLAIN, Share.percent(5));
    Feed feed = Feed.of(Plans.of(Rule.SEQUENTIAL, Plans.errors(), shown)).seconds(3, "shown", BAD);

    assertThat(feed.verdict("shown")).isInstanceOf(Breach.class);
    assertThat(feed.assess().breach()).isEmpty();
    assertThat(track(feed.evidence()).question().budget()).isEqualTo(Budget.among(1));
  }

  @Test
  void slow_requests_below_the_limit_are_warned_of() {
    Feed feed = Feed.of(PLAN);
    for (int i = 0; i < 60; i++) {
      feed = feed.then(Map.of("p99", counts(20, 0, 180, 0), "p99#warn", counts(20, 1, 180, 2)));
    }

    assertThat(feed.verdict("p99")).isInstanceOf(Healthy.class);
    assertThat(feed.assess().judged().getLast().warning())
        .contains("60 of 1200 requests took longer than 500 ms (5.0 %, warned above 1 % for P99)");
    assertThat(feed.assess().judged().getFirst().warning()).isEmpty();
    assertThat(feed.assess().warning()).containsExactly("p99");
    assertThat(feed.assess().warnings().getFirst()).startsWith("p99: 60 of 1200 requests took");
  }

  @Test
  void requests_that_callers_gave_up_sooner_are_told_where_they_are_many() {
    Feed feed = Feed.of(PLAN);
    for (int i = 0; i < 60; i++) {
      feed = feed.then(Map.of("p99", counts(20, 0, 180, 0), "p99#aside", counts(30, 10, 182, 2)));
    }

    assertThat(feed.verdict("p99")).isInstanceOf(Healthy.class);
    assertThat(((Healthy) feed.verdict("p99")).finding().sentence())
        .endsWith(
            "; set aside: callers gave up 600 of 1800 requests within 1 s, of stable's 120 of 10920");
  }

  @Test
  void a_plan_without_metrics_measures_nothing() {
    Evidence nothing =
        Evidence.begin(PLAN.withoutMetrics(), Baselines.unknown(PLAN.withoutMetrics()));

    assertThat(Judge.assess(nothing, Feed.HALF_AN_HOUR)).isEqualTo(Assessment.NOTHING_MEASURED);
    assertThat(nothing.newest()).isEmpty();
  }

  @Test
  void a_stable_that_is_known_to_be_calm_makes_up_its_mind_sooner() {
    Baselines calm = Baselines.unknown(PLAN);
    for (int i = 0; i < 700; i++) {
      calm = calm.absorb(sample(i, counts(0, 0, 180, i % 3 == 0 ? 1 : 0)));
    }
    Evidence informed = Evidence.begin(PLAN, calm);
    Sample suspicious = sample(701, counts(30, 7, 270, 1));

    assertThat(verdict(informed.absorb(suspicious))).isInstanceOf(Breach.class);
    assertThat(verdict(begun.absorb(suspicious))).isNotInstanceOf(Breach.class);
  }

  private static Sample sample(long second, Counted errors) {
    return new Sample(Feed.START.plusSeconds(second), Map.of("errors", errors));
  }

  private static Verdict verdict(Evidence evidence) {
    return Judge.assess(evidence, Feed.HALF_AN_HOUR).judged().getFirst().verdict();
  }

  private static SequentialTrack track(Evidence evidence) {
    return (SequentialTrack) evidence.tracked().getFirst().track();
  }
}
