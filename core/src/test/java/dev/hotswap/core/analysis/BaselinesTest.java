package dev.hotswap.core.analysis;

import static dev.hotswap.core.analysis.Feed.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.core.analysis.Metric.ErrorRate;
import dev.hotswap.core.analysis.Metric.Latency;
import dev.hotswap.core.testing.Seeds;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  private static final long SEED = Seeds.seed(19);
  private static final ErrorRate ERRORS = Plans.errors();
  private static final AnalysisPlan PLAN = Plans.of(Rule.SEQUENTIAL, ERRORS, Plans.p99());

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Baselines unknown = Baselines.unknown(PLAN);

  @Test
  void what_was_kept_is_what_the_next_attempt_begins_with() {
    Map<String, Baseline> kept = seconds(unknown, 0, 1_000, BaselinesTest::bursts).kept();
    Baselines again = Baselines.remembered(PLAN, kept);

    assertThat(again.kept()).isEqualTo(kept);
    assertThat(errors(again).phi())
        .isEqualTo(errors(seconds(unknown, 0, 1_000, BaselinesTest::bursts)).phi())
        .isGreaterThan(5);
    assertThat(errors(again).trusted()).isTrue();
  }

  @Test
  void an_attempt_returns_what_it_began_with_and_what_it_saw_of_stable() {
    Evidence evidence = Evidence.begin(PLAN, seconds(unknown, 0, 600, BaselinesTest::bursts));
    for (int i = 600; i < 1_000; i++) {
      evidence = evidence.absorb(sample(i, bursts(i)));
    }

    assertThat(kept(evidence.baselines()))
        .isEqualTo(kept(seconds(unknown, 0, 1_000, BaselinesTest::bursts)));
  }

  /** Status, where it is kept, has bounds. */
  @Test
  void what_long_queries_count_is_told_apart_in_few_words() {
    String query = "sum(rate(checkout_failed_total{path=~\"/a|/b\"}[5m]))".repeat(40);
    Metric one = ratio(query, query);
    Metric other = ratio(query, query + "\uD83D\uDE00");

    assertThat(one.counted())
        .hasSizeLessThanOrEqualTo(200)
        .isEqualTo(ratio(query, query).counted());
    assertThat(other.counted()).hasSizeLessThanOrEqualTo(200).isNotEqualTo(one.counted());
    assertThat(ratio("bad", "all").counted()).isEqualTo("bad of all");
  }

  private static Metric ratio(String bad, String total) {
    return new Metric.Ratio(
        "checkout", Mode.ENFORCE, ERRORS.threshold(), bad, total, Share.percent(1));
  }

  @Test
  void the_plain_rule_keeps_what_it_began_with() {
    AnalysisPlan plain = Plans.of(Rule.THRESHOLD, ERRORS);
    Baselines known = seconds(Baselines.unknown(plain), 0, 100, BaselinesTest::bursts);
    Evidence evidence = Evidence.begin(plain, known).absorb(sample(101, bursts(0)));

    assertThat(evidence.baselines().kept()).isEqualTo(known.kept());
  }

  @Test
  void one_reading_a_minute_makes_bursts_known_within_hours() {
    Baselines sparse = unknown;
    for (int minute = 0; minute < 240; minute++) {
      sparse = sparse.absorb(sample(60L * minute, new Tally(3_000, minute % 10 == 0 ? 20 : 0)));
    }
    Baseline kept = kept(sparse);

    assertThat(errors(sparse).trusted()).isTrue();
    assertThat(errors(sparse).phi()).isGreaterThan(15);
    assertThat(kept.seconds()).isEqualTo(239 * 60.0);
    assertThat(kept.requests()).isEqualTo(720_000);
    assertThat(kept.samples().stretches()).as("of an unknown length is the first alone").isOne();
  }

  @Test
  void a_single_burst_makes_nothing_known_however_long_it_is() {
    Baselines one = seconds(unknown, 0, 700, i -> new Tally(180, i == 300 ? 80 : 0));

    assertThat(errors(one).clusters()).isEqualTo(1);
    assertThat(errors(one).trusted()).isFalse();
    assertThat(errors(one).phi()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void independent_errors_are_nearly_one_cluster_each() {
    Baselines calm = seconds(unknown, 0, 2_000, i -> new Tally(25, i % 50 == 0 ? 1 : 0));

    assertThat(errors(calm).clusters()).isBetween(36.0, 40.0);
  }

  @Test
  void what_is_older_than_a_day_counts_half() {
    Baselines longAgo = seconds(unknown, 0, 86_400, i -> new Tally(50, 0));
    Baseline before = kept(longAgo);
    Baseline after = kept(longAgo.absorb(sample(86_401, new Tally(50, 0))));

    assertThat(before.requests()).isEqualTo(86_400 * 50.0);
    assertThat(after.requests()).isEqualTo(86_401 * 50.0 / 2);
    assertThat(after.seconds()).isEqualTo(86_401 / 2.0);
  }

  @Test
  void habits_that_ended_a_week_ago_are_forgotten() {
    Baselines bursty = minutes(unknown, 0, 1_440, i -> new Tally(3_000, i % 20 == 0 ? 20 : 0));
    Baselines calm = minutes(bursty, 1_440, 8 * 1_440, i -> new Tally(3_000, independent(2)));

    assertThat(errors(bursty).phi()).isGreaterThan(10);
    assertThat(errors(calm).phi()).as("seed %d", SEED).isLessThan(2);
  }

  @Test
  void an_outage_of_stable_teaches_nothing_about_its_bursts() {
    Baselines quiet = seconds(unknown, 0, 300, i -> new Tally(200, 0));
    Baselines failing = seconds(quiet, 300, 420, i -> new Tally(200, 40 + random.nextInt(40)));
    Baselines over = seconds(failing, 420, 700, i -> new Tally(200, 0));

    assertThat(kept(failing).samples().bad()).isZero();
    assertThat(errors(over).clusters()).as("seed %d", SEED).isLessThan(1);
    assertThat(errors(over).phi()).isEqualTo(2);
  }

  @Test
  void a_burst_at_little_traffic_is_no_outage() {
    Baselines seen = seconds(unknown, 0, 3_600, i -> new Tally(5, i % 300 < 4 ? 5 : 0));

    assertThat(errors(seen).clusters()).isGreaterThan(6);
    assertThat(errors(seen).phi()).isGreaterThan(8);
  }

  @Test
  void a_reading_that_is_not_newer_changes_nothing() {
    Baselines known = seconds(unknown, 0, 100, BaselinesTest::bursts);

    assertThat(known.absorb(sample(99, new Tally(100, 50))).kept()).isEqualTo(known.kept());
  }

  @Test
  void a_baseline_of_something_else_is_worth_nothing() {
    Map<String, Baseline> kept = seconds(unknown, 0, 1_000, BaselinesTest::bursts).kept();
    Latency slower =
        new Latency(
            "errors", Mode.ENFORCE, Plans.PLAIN, 99, Duration.ofSeconds(2), Optional.empty());
    ErrorRate stricter = new ErrorRate("errors", Mode.ENFORCE, Plans.PLAIN, Share.percent(1));

    assertThat(known(slower, kept)).isEqualTo(Dispersion.UNKNOWN);
    assertThat(known(stricter, kept).trusted()).isTrue();
  }

  @Test
  void numbers_that_cannot_be_are_refused_with_a_sentence() {
    assertThatThrownBy(() -> new SpreadSums(1, Double.NaN, 0, 0, 0))
        .hasMessage("weight NaN of a baseline must be a finite number of at least 0");
    assertThatThrownBy(
            () -> new Baseline("x", SpreadSums.NONE, SpreadSums.NONE, SpreadSums.NONE, -1, 0))
        .hasMessage("requests -1.0 of a baseline must be a finite number of at least 0");
  }

  private static Tally bursts(int second) {
    return new Tally(180, second % 40 == 0 ? 8 : 0);
  }

  private static Baseline kept(Baselines baselines) {
    return Objects.requireNonNull(baselines.kept().get("errors"));
  }

  private static Dispersion known(Metric metric, Map<String, Baseline> kept) {
    return Baselines.remembered(Plans.of(Rule.SEQUENTIAL, metric), kept).of(metric).seen();
  }

  private static Dispersion errors(Baselines baselines) {
    return baselines.of(ERRORS).seen();
  }

  private long independent(double mean) {
    return random.doubles(3_000).filter(d -> d < mean / 3_000).count();
  }

  private static Baselines seconds(Baselines known, int from, int to, IntFunction<Tally> stable) {
    Baselines next = known;
    for (int i = from; i < to; i++) {
      next = next.absorb(sample(i, stable.apply(i)));
    }
    return next;
  }

  private static Baselines minutes(Baselines known, int from, int to, IntFunction<Tally> stable) {
    Baselines next = known;
    for (int i = from; i < to; i++) {
      next = next.absorb(sample(60L * i, stable.apply(i)));
    }
    return next;
  }

  private static Sample sample(long second, Tally stable) {
    return new Sample(
        Feed.START.plusSeconds(second),
        Map.of("errors", counts(0, 0, stable.total(), stable.bad())));
  }
}
