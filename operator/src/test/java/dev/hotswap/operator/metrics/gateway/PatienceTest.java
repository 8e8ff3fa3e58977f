package dev.hotswap.operator.metrics.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Duration LONG = Duration.ofSeconds(3);

  private final Patience patience = new Patience();

  @Test
  void aPodThatNeverAnsweredIsWaitedForASecond() {
    assertThat(patience.among(LONG)).hasSeconds(1);
  }

  @Test
  void aPodIsWaitedForThreeTimesWhatItUsuallyTakes() {
    answers(500, 500, 500);

    assertThat(patience.among(LONG)).hasMillis(1_500);
  }

  @Test
  void aPodThatAnsweredLateOnceGetsItsPatienceBack() {
    answers(500, 500, 500);
    patience.missed();
    assertThat(patience.among(LONG)).isZero();
    answers(3_500);
    assertThat(patience.among(LONG)).isZero();

    answers(500);

    assertThat(patience.among(LONG)).hasMillis(1_500);
  }

  @Test
  void aPodThatBecameSlowForGoodIsGivenMoreTime() {
    answers(5, 5, 5, 900, 900, 900, 900);

    assertThat(patience.among(LONG)).hasMillis(2_700);
  }

  @Test
  void aPodThatIsSlowerThanTheOthersAreWaitedForIsNotWaitedFor() {
    answers(500, 500);

    assertThat(patience.among(Duration.ofMillis(300))).isZero();
    assertThat(patience.among(Duration.ofMillis(600))).hasMillis(600);
  }

  @Test
  void aRoundTakesAsLongAsMostOfItsPodsNeed() {
    Duration quick = Duration.ofMillis(5);
    Duration slow = Duration.ofMillis(2_500);

    assertThat(Patience.ofRound(List.of())).hasSeconds(1);
    assertThat(Patience.ofRound(List.of(quick, slow))).hasMillis(300);
    assertThat(Patience.ofRound(List.of(slow))).hasSeconds(3);
    assertThat(Patience.ofRound(List.of(Duration.ofMillis(400), quick, slow))).hasMillis(1_200);
  }

  private void answers(long... millis) {
    for (long took : millis) {
      patience.answered(Duration.ofMillis(took));
    }
  }
}
