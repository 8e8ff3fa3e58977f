package dev.hotswap.operator.metrics.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.world.Route.Applied;
import dev.hotswap.operator.metrics.Passed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SplitProofTest {
  private static final Instant WRITTEN = Instant.parse("2026-03-01T12:00:00Z");

  private int second;

  @Test
  void countsThatFitTheNewSplitAndNotTheOldOneProveIt() {
    SplitProof proof = moved(0, 10);

    look(proof, 180, 20);

    assertThat(applied(proof)).contains(new Applied(toCandidate(10), at(1), false));
  }

  @Test
  void aGatewayThatNeverHeardOfTheChangeIsNeverBelieved() {
    SplitProof proof = moved(10, 50);

    for (int i = 0; i < 60; i++) {
      look(proof, 180, 20);
      assertThat(applied(proof)).isEmpty();
    }
  }

  @Test
  void everyReporterHasToFollow() {
    SplitProof proof = moved(10, 50);

    for (int i = 0; i < 30; i++) {
      look(proof, new Look("gw-0", 100, 100), new Look("gw-1", 180, 20));
      assertThat(applied(proof)).isEmpty();
    }
    for (int i = 0; i < 3; i++) {
      look(proof, new Look("gw-0", 100, 100), new Look("gw-1", 100, 100));
    }

    assertThat(applied(proof)).isPresent();
  }

  @Test
  void requestsRoutedBeforeTheChangeMayFinishLater() {
    SplitProof proof = moved(10, 0);
    look(proof, 180, 20);
    look(proof, 190, 10);
    look(proof, 198, 2);
    assertThat(applied(proof)).isEmpty();

    look(proof, 200, 0);

    assertThat(applied(proof)).contains(new Applied(toCandidate(0), at(4), false));
  }

  @Test
  void withoutTrafficASplitIsAssumedAfterTheBound() {
    SplitProof proof = moved(0, 10);
    for (int i = 1; i < SplitProof.BOUND.toSeconds(); i++) {
      look(proof, 0, 0);
      assertThat(applied(proof)).isEmpty();
    }

    look(proof, 0, 0);

    assertThat(applied(proof)).contains(new Applied(toCandidate(10), at(10), true));
  }

  @Test
  void aSourceThatNeverAnswersIsLikeNoTraffic() {
    SplitProof proof = moved(0, 10);

    assertThat(proof.applied(at(9), true)).isEmpty();
    assertThat(proof.applied(at(10), true)).contains(new Applied(toCandidate(10), at(10), true));
  }

  @Test
  void anAssumptionIsTakenBackByCountsThatContradictIt() {
    SplitProof proof = moved(0, 50);
    idle(proof, 10);
    assertThat(applied(proof)).isPresent();

    look(proof, 200, 0);

    assertThat(applied(proof)).isEmpty();
  }

  @Test
  void anAssumptionBecomesAProofWithoutLosingItsTime() {
    SplitProof proof = moved(0, 50);
    idle(proof, 10);
    assertThat(applied(proof)).isPresent();

    look(proof, 100, 100);

    assertThat(applied(proof)).contains(new Applied(toCandidate(50), at(10), false));
  }

  @Test
  void whatIsProvenStays() {
    SplitProof proof = moved(0, 50);
    look(proof, 100, 100);
    assertThat(applied(proof)).isPresent();

    look(proof, 200, 0);

    assertThat(proof.applied(at(2), true)).contains(new Applied(toCandidate(50), at(1), false));
  }

  @Test
  void aReporterThatDoesNotAnswerProvesNothing() {
    SplitProof proof = moved(0, 50);

    look(proof, 100, 100);

    assertThat(proof.applied(at(1), true)).isEmpty();
  }

  @Test
  void aReporterThatIsGoneHasNoSay() {
    SplitProof proof = moved(10, 50);
    look(proof, new Look("gw-0", 100, 100), new Look("gw-1", 180, 20));

    look(proof, new Look("gw-0", 100, 100));

    assertThat(applied(proof)).isPresent();
  }

  @Test
  void whoDoesNotKnowTheSplitBeforeCanOnlyAssume() {
    SplitProof proof =
        new SplitProof(
            new Written(toCandidate(50), WRITTEN.minusSeconds(600), Optional.empty()),
            Slot.B.lane(),
            WRITTEN);
    look(proof, 100, 100);
    assertThat(applied(proof)).isEmpty();

    for (int i = 0; i < 9; i++) {
      look(proof, 100, 100);
    }

    assertThat(applied(proof)).contains(new Applied(toCandidate(50), at(10), true));
  }

  @Test
  void aSplitThatDidNotChangeIsFollowedAlready() {
    SplitProof proof = moved(50, 50);

    look(proof, 100, 100);

    assertThat(applied(proof)).isPresent();
  }

  private static SplitProof moved(int from, int to) {
    return new SplitProof(
        new Written(toCandidate(to), WRITTEN, Optional.of(toCandidate(from))),
        Slot.B.lane(),
        WRITTEN);
  }

  private static Split toCandidate(int percent) {
    return new Split(Slot.A.lane(), Slot.B.lane(), percent);
  }

  private record Look(String reporter, long stable, long candidate) {}

  private void look(SplitProof proof, long stable, long candidate) {
    look(proof, new Look("gw-0", stable, candidate));
  }

  private void look(SplitProof proof, Look... looks) {
    second++;
    List<Passed> passed = new ArrayList<>();
    for (Look look : looks) {
      passed.add(new Passed(look.reporter, Slot.A.lane(), look.stable));
      passed.add(new Passed(look.reporter, Slot.B.lane(), look.candidate));
    }
    proof.add(at(second), passed);
  }

  private void idle(SplitProof proof, int seconds) {
    for (int i = 0; i < seconds; i++) {
      look(proof, 0, 0);
    }
  }

  private Optional<Applied> applied(SplitProof proof) {
    return proof.applied(at(second), false);
  }

  private static Instant at(int seconds) {
    return WRITTEN.plusSeconds(seconds);
  }
}
