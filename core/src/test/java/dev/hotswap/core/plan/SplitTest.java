package dev.hotswap.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
  private static final List<BackendId> BACKENDS =
      List.of(
          Slot.A.lane(),
          Slot.A.lane(2),
          Slot.B.lane(),
          Slot.B.lane(2),
          new BackendId.Adopted("payment-old"));

  static Stream<Split> splits() {
    return BACKENDS.stream()
        .flatMap(from -> BACKENDS.stream().map(to -> List.of(from, to)))
        .flatMap(
            ends ->
                IntStream.of(0, 1, 50, 99, 100)
                    .mapToObj(percent -> new Split(ends.getFirst(), ends.getLast(), percent)));
  }

  @ParameterizedTest
  @MethodSource("splits")
  void sharesSumTo100AndTellTheSplit(Split split) {
    assertThat(split.shares().values().stream().mapToInt(share -> share).sum()).isEqualTo(100);
    assertThat(BACKENDS.stream().mapToInt(split::share).sum()).isEqualTo(100);
    assertThat(Split.of(split.shares())).contains(split);
  }

  @ParameterizedTest
  @MethodSource("splits")
  void itIsTheSameFromBothSides(Split split) {
    Split other = new Split(split.to(), split.from(), 100 - split.share(split.to()));

    assertThat(other).isEqualTo(split).hasSameHashCodeAs(split).hasToString(split.toString());
  }

  @ParameterizedTest
  @MethodSource("splits")
  void anotherShareIsAnotherSplit(Split split) {
    assertThat(splits().filter(split::equals))
        .allMatch(same -> same.shares().equals(split.shares()))
        .contains(split);
    assertThat(splits().filter(each -> each.shares().equals(split.shares())))
        .allMatch(split::equals);
  }

  @Test
  void whatIsNo100InAllOrMoreThanTwoIsNoSplit() {
    BackendId a = Slot.A.lane();
    BackendId b = Slot.B.lane();
    BackendId more = Slot.B.lane(2);

    assertThat(Split.of(Map.of())).isEmpty();
    assertThat(Split.of(Map.of(a, 50, b, 49))).isEmpty();
    assertThat(Split.of(Map.of(a, 150, b, -50))).isEmpty();
    assertThat(Split.of(Map.of(a, 40, b, 40, more, 20))).isEmpty();
    assertThat(Split.of(Map.of(a, 40, b, 60, more, 0))).contains(new Split(a, b, 60));
    assertThatThrownBy(() -> new Split(a, b, 101)).hasMessageContaining("101 is outside 0..100");
  }

  @Test
  void everyBackendIsReadFromItsText() {
    assertThat(BACKENDS).allSatisfy(id -> assertThat(BackendId.of(id.text())).isEqualTo(id));
    assertThat(BACKENDS.stream().map(BackendId::text))
        .containsExactly("a", "a2", "b", "b2", "service/payment-old");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c", "a1", "a3", "A", "service/", "service/Old", "payment-a", "a\n"})
  void whatNamesNoBackendIsRefused(String text) {
    assertThatThrownBy(() -> BackendId.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyLanesOfOneSlotSharePods() {
    assertThat(Slot.A.lane().sharesPodsWith(Slot.A.lane(2))).isTrue();
    assertThat(Slot.A.lane().sharesPodsWith(Slot.A.lane())).isFalse();
    assertThat(Slot.A.lane().sharesPodsWith(Slot.B.lane(2))).isFalse();
    assertThat(new BackendId.Adopted("old").slot()).isEqualTo(Optional.empty());
  }
}
