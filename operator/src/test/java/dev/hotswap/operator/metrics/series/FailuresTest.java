package dev.hotswap.operator.metrics.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Tally;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private final Map<Attempt, Long> attempts = new EnumMap<>(Attempt.class);
  private long good;
  private long failed;

  @Test
  void answersOfClassFiveFail() {
    good = 8;
    failed = 2;

    assertThat(counted()).isEqualTo(new Tally(10, 2));
  }

  @Test
  void whatARetryHidesIsAFailedAttempt() {
    good = 10;
    add(Attempt.RETRIED, 5);
    add(Attempt.RETRIED_FAULT, 5);

    assertThat(counted()).isEqualTo(new Tally(15, 5));
  }

  @Test
  void aConnectionThatNeverReachedTheServiceIsNoFailedAttempt() {
    good = 10;
    add(Attempt.RETRIED, 5);

    assertThat(counted()).isEqualTo(new Tally(10, 0));
  }

  @Test
  void anAnswerThatIsCutOffFailsAndAnAttemptThatBecameA503FailsOnce() {
    good = 10;
    add(Attempt.CUT, 4);
    failed = 1;
    add(Attempt.UNAVAILABLE, 1);

    assertThat(counted()).isEqualTo(new Tally(11, 4));
  }

  @Test
  void anAttemptThatIsBrokenOffAndTriedAgainFails() {
    good = 10;
    add(Attempt.CUT, 4);
    add(Attempt.RETRIED, 4);

    assertThat(counted()).isEqualTo(new Tally(14, 4));
  }

  @Test
  void anAttemptThatTookTooLongAndIsTriedAgainFails() {
    good = 1;
    failed = 1;
    add(Attempt.LATE_ANSWER, 1);
    add(Attempt.TRY_TIMED_OUT, 4);
    add(Attempt.RETRIED, 3);

    assertThat(counted()).isEqualTo(new Tally(5, 4));
  }

  @Test
  void aGrpcStatusIsAFaultThoughTheAnswerIs200() {
    good = 10;
    add(Attempt.GRPC_FAULT, 3);

    assertThat(counted()).isEqualTo(new Tally(10, 3));
  }

  @Test
  void aGrpcCallWithoutAnAnswerFailsOnce() {
    failed = 3;
    add(Attempt.UNAVAILABLE, 3);
    add(Attempt.CUT, 3);
    add(Attempt.GRPC_FAULT, 3);

    assertThat(counted()).isEqualTo(new Tally(3, 3));
  }

  /** Each request goes through one of the ways in which an Envoy counts it. */
  @RepeatedTest(50)
  void noMixOfEndsIsCountedTwice() {
    Random random = new Random();
    long truth = 0;
    long attempted = 0;
    for (int i = random.nextInt(500); i > 0; i--) {
      switch (random.nextInt(7)) {
        case 0 -> {
          failed++;
          truth++;
        }
        case 1 -> {
          failed++;
          add(Attempt.UNAVAILABLE, 1);
          add(Attempt.CUT, 1);
          truth++;
        }
        case 2 -> {
          good++;
          add(Attempt.CUT, 1);
          truth++;
        }
        case 3 -> {
          good++;
          add(Attempt.RETRIED, 1);
          add(Attempt.RETRIED_FAULT, 1);
          truth++;
          attempted++;
        }
        case 4 -> {
          failed++;
          add(Attempt.UNAVAILABLE, 1);
          truth++;
        }
        case 5 -> add(Attempt.DROPPED, 1);
        default -> good++;
      }
    }
    attempted += good + failed;

    assertThat(counted().bad()).isLessThanOrEqualTo(truth);
    assertThat(counted().total()).isLessThanOrEqualTo(attempted);
  }

  private void add(Attempt attempt, long count) {
    attempts.merge(attempt, count, Long::sum);
  }

  private Tally counted() {
    Map<String, Series.Requests> requests =
        Map.of(
            "2", new Series.Requests(Outcome.OK, good),
            "5", new Series.Requests(Outcome.FAILED, failed));
    Map<String, Series.Attempts> counters = new HashMap<>();
    attempts.forEach(
        (attempt, count) -> counters.put(attempt.name(), new Series.Attempts(attempt, count)));
    return new Measure.Failures("errors")
        .of(new Series(requests, Map.of(), counters, OptionalLong.empty()))
        .orElseThrow();
  }
}
