package dev.hotswap.core.analysis;

import static dev.hotswap.core.analysis.Feed.counts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Metric.ErrorRate;
import dev.hotswap.core.analysis.Metric.Latency;
import dev.hotswap.core.analysis.Metric.Ratio;
import dev.hotswap.core.analysis.Observation.Counted;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingTest {
  @Test
  void errors_name_counts_share_limit_and_stable() {
    assertThat(sentence(Plans.errors(), Share.percent(5), counts(190, 38, 1_710, 0)))
        .isEqualTo("38 of 190 requests failed (20.0 %, limit 5 %), stable 0.0 %");
  }

  @Test
  void latency_names_its_bound_and_percentile() {
    assertThat(sentence(Plans.p99(), Share.percent(1), counts(310, 12, 2_800, 3)))
        .isEqualTo(
            "12 of 310 requests took longer than 1 s (3.9 %, limit 1 % for P99), stable 0.1 %");
  }

  @Test
  void short_and_broken_times_keep_their_unit() {
    Latency quick = latency(99.9, Duration.ofMillis(250));
    Latency slow = latency(95, Duration.ofMillis(2_500));

    assertThat(sentence(quick, quick.maxSlow(), counts(1_000, 5, 0, 0)))
        .isEqualTo(
            "5 of 1000 requests took longer than 250 ms (0.50 %, limit 0.1 % for P99.9), stable"
                + " had no requests");
    assertThat(sentence(slow, slow.maxSlow(), counts(100, 10, 100, 1)))
        .isEqualTo(
            "10 of 100 requests took longer than 2.5 s (10.0 %, limit 5 % for P95), stable 1.0 %");
  }

  @Test
  void a_ratio_goes_by_its_name() {
    Ratio checkout =
        new Ratio("checkout", Mode.ENFORCE, Plans.PLAIN, "bad", "all", Share.percent(0.05));

    assertThat(sentence(checkout, checkout.max(), counts(20_000, 30, 100_000, 10)))
        .isEqualTo(
            "30 of 20000 events of 'checkout' were bad (0.150 %, limit 0.05 %), stable 0.010 %");
  }

  @Test
  void a_finding_keeps_the_numbers_too() {
    ErrorRate errors = Plans.errors();
    Finding finding = Wording.finding(errors, errors.max(), counts(190, 38, 1_710, 2), "");

    assertThat(finding.metric()).isEqualTo("errors");
    assertThat(finding.limit()).isEqualTo("5 %");
    assertThat(finding.candidate()).isEqualTo(new Tally(190, 38));
    assertThat(finding.stable()).isEqualTo(new Tally(1_710, 2));
  }

  private static String sentence(Metric metric, Share max, Counted seen) {
    return Wording.finding(metric, max, seen, "").sentence();
  }

  private static Latency latency(double percentile, Duration max) {
    return new Latency("p", Mode.ENFORCE, Plans.PLAIN, percentile, max, Optional.empty());
  }
}
