package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Propagation;
import dev.hotswap.core.world.Reach;
import dev.hotswap.core.world.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EndpointPaceTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final EndpointPace pace = new EndpointPace();
  private final EndpointPace.Members seen = new EndpointPace.Members();

  @Test
  void theWayOfAPodToTheGatewayIsLearned() {
    look(20, 0);
    look(21, 0, 21);
    look(40, 0, 21);

    assertThat(pace.bound()).isEqualTo(Propagation.LEAST);
    look(41, 1, 21);
    assertThat(pace.bound()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void whatWasTakenOutForAWhileTeachesNothing() {
    look(20, 2, 0, 0);
    look(30, 1, 0, 0);
    look(300, 2, 0, 0);

    assertThat(pace.bound()).isEqualTo(Propagation.LEAST);
  }

  @Test
  void aPodInPlaceOfAnotherIsANewOne() {
    look(20, 2, 0, 0);
    look(30, 1, 0);
    look(33, 1, 0, 33);
    look(47, 2, 0, 33);

    assertThat(pace.bound()).isEqualTo(Duration.ofSeconds(28));
  }

  @Test
  void theFirstLookAndOneAfterASilenceTeachNothing() {
    look(500, 2, 0, 0);
    pace.look(
        seen, Slot.B.lane(), reach(new Seen.Unknown<>("silent", NOW), 0), NOW.plusSeconds(501));
    look(900, 2, 0, 0);

    assertThat(pace.bound()).isEqualTo(Propagation.LEAST);
  }

  @Test
  void everyReleaseKnowsIt() {
    look(0, 0);
    look(26, 1, 6);

    assertThat(pace.bound()).isEqualTo(Duration.ofSeconds(40));
  }

  private void look(long second, int members, long... readySince) {
    var fewest = new FewestMembers(members, "gw-0");
    pace.look(
        seen,
        Slot.B.lane(),
        reach(new Seen.Known<>(fewest, NOW), readySince),
        NOW.plusSeconds(second));
  }

  private static Reach reach(Seen<FewestMembers> members, long... readySince) {
    return new Reach(
        Arrays.stream(readySince).mapToObj(NOW::plusSeconds).toList(), 0, members, Duration.ZERO);
  }
}
