package dev.hotswap.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Slot;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelsTest {
  static Stream<Set<Slot>> memberships() {
    return Stream.of(Set.of(Slot.A), Set.of(Slot.B), Set.of(Slot.A, Slot.B));
  }

  @ParameterizedTest
  @MethodSource("memberships")
  void aSelectorTellsItsMembers(Set<Slot> members) {
    assertThat(Labels.members("payment", Labels.selector("payment", members))).contains(members);
  }

  @Test
  void theSelectorOfBothSlotsCatchesPodsOfEach() {
    Map<String, String> both = Labels.selector("payment", Set.of(Slot.A, Slot.B));

    assertThat(Labels.selector("payment", Slot.A)).containsAllEntriesOf(both);
    assertThat(Labels.selector("payment", Slot.B)).containsAllEntriesOf(both);
  }

  @Test
  void anotherSelectorTellsNothing() {
    assertThat(Labels.members("payment", Map.of("app", "payment"))).isEmpty();
    assertThat(Labels.members("payment", Labels.selector("orders", Slot.A))).isEmpty();
  }

  @Test
  void noServiceOfTheReleaseSelectsAPuller() {
    Map<String, String> puller = Labels.ofPuller("payment", new Revision("5f2c"));

    assertThat(puller).doesNotContainKey(Labels.RELEASE);
  }
}
