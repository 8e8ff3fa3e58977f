package dev.hotswap.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.testing.Seeds;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A release behind two gateways is judged at both. */
class GatewayEvidenceTest {
  private static final long SEED = Seeds.seed(27);
  private static final AnalysisPlan PLAN = Plans.of(Rule.SEQUENTIAL, Plans.errors());
  private static final Set<String> TWO = Set.of("public", "internal");
  private static final String ERRORS = "errors";

  @Test
  void what_fails_at_the_smaller_gateway_alone_is_not_hidden_by_the_larger_one() {
    GatewayEvidence evidence = begin(TWO);
    for (int second = 1; second <= 20; second++) {
      evidence =
          evidence.absorb(
              sample(second, Feed.counts(1_010, 10, 1_010, 0)),
              Map.of(
                  "public", Map.of(ERRORS, Feed.counts(1_000, 0, 1_000, 0)),
                  "internal", Map.of(ERRORS, Feed.counts(10, 10, 10, 0))));
    }

    assertThat(Judge.assess(evidence.total(), Feed.HALF_AN_HOUR).breach()).isEmpty();
    assertThat(evidence.assess(Feed.HALF_AN_HOUR).breach().orElseThrow().sentence())
        .startsWith("at gateway internal 200 of 200 requests failed");
  }

  @Test
  void a_gateway_that_nobody_uses_neither_convicts_nor_keeps_from_promotion() {
    GatewayEvidence evidence = begin(TWO);
    for (int second = 1; second <= 20; second++) {
      Counted all = Feed.counts(100, 0, 100, 0);
      evidence =
          evidence.absorb(
              sample(second, all),
              Map.of("public", Map.of(ERRORS, all), "internal", Map.of(ERRORS, Counted.NONE)));
    }

    assertThat(evidence.assess(Feed.HALF_AN_HOUR).healthy()).isTrue();
  }

  @Test
  void behind_one_gateway_everything_is_judged_as_if_there_were_no_gateways() {
    SplittableRandom random = new SplittableRandom(SEED);
    GatewayEvidence one = begin(Set.of("public"));
    Evidence none = Evidence.begin(PLAN, Baselines.unknown(PLAN));
    for (int second = 1; second <= 120; second++) {
      Sample sample = sample(second, random(random, 20, second > 60 ? 0.2 : 0.01, 0));
      one = one.absorb(sample, Map.of("public", sample.metrics()));
      none = none.absorb(sample);
      assertThat(one.assess(Feed.HALF_AN_HOUR)).isEqualTo(Judge.assess(none, Feed.HALF_AN_HOUR));
    }
    assertThat(one.gateways()).isEmpty();
  }

  @Test
  void a_version_like_stable_is_hardly_ever_convicted_though_it_is_judged_three_times() {
    SplittableRandom random = new SplittableRandom(SEED);
    int convicted = 0;
    for (int run = 0; run < 200; run++) {
      GatewayEvidence evidence = begin(TWO);
      boolean broken = false;
      for (int second = 1; second <= 60 && !broken; second++) {
        Counted larger = random(random, 50, 0.04, 0.04);
        Counted smaller = random(random, 5, 0.04, 0.04);
        evidence =
            evidence.absorb(
                sample(second, larger.plus(smaller)),
                Map.of("public", Map.of(ERRORS, larger), "internal", Map.of(ERRORS, smaller)));
        broken = evidence.assess(Feed.HALF_AN_HOUR).breach().isPresent();
      }
      convicted += broken ? 1 : 0;
    }

    // 1 % of 200, and three standard errors of the count.
    assertThat(convicted).as("seed %d", SEED).isLessThanOrEqualTo(6);
  }

  private static GatewayEvidence begin(Set<String> gateways) {
    return GatewayEvidence.begin(PLAN, Baselines.unknown(PLAN), gateways);
  }

  private static Sample sample(int second, Counted errors) {
    Instant at = Feed.START.plusSeconds(second);
    return new Sample(at, Map.of(ERRORS, errors));
  }

  private static Counted random(
      SplittableRandom random, int requests, double candidate, double stable) {
    return Feed.counts(
        requests, failed(random, requests, candidate), requests, failed(random, requests, stable));
  }

  private static long failed(SplittableRandom random, int requests, double share) {
    long bad = 0;
    for (int i = 0; i < requests; i++) {
      bad += random.nextDouble() < share ? 1 : 0;
    }
    return bad;
  }
}
