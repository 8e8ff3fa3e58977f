package dev.hotswap.operator.metrics.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Meaning;
import dev.hotswap.operator.metrics.series.Outcome;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private static final BackendService PAYMENT = new BackendService("shop", "payment-a");
  private static final Scope SCOPE = new Scope(Map.of(PAYMENT, Set.of(1_000.0)));

  @Test
  void onlyBoundsThatAreComparedWithAreKept() {
    assertThat(SCOPE.keeps(bucket(1_000))).isTrue();
    assertThat(SCOPE.keeps(bucket(Double.POSITIVE_INFINITY))).isTrue();
    assertThat(SCOPE.keeps(bucket(5))).isFalse();
  }

  @Test
  void smallerOnesAreKeptWhereDurationsOfAnswersAreNeeded() {
    Scope finer = SCOPE.finer(Set.of(5.0, 250.0, 2_500.0));

    assertThat(finer.keeps(bucket(5))).isTrue();
    assertThat(finer.keeps(bucket(250))).isTrue();
    assertThat(finer.keeps(bucket(2_500))).isFalse();
  }

  @Test
  void withoutALatencyLimitNoBucketIsKept() {
    Scope errors = new Scope(Map.of(PAYMENT, Set.<Double>of())).finer(Set.of(5.0));

    assertThat(errors.keeps(bucket(5))).isFalse();
  }

  private static Meaning bucket(double millis) {
    return new Meaning.Bucket(
        new Destination("shop", "payment-a", OptionalInt.of(80)), Outcome.OK, millis);
  }
}
