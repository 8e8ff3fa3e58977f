package dev.hotswap.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 20})
  void partsTogetherAreTheWholeAndNoneIsMuchLonger(int count) {
    List<Integer> all = IntStream.range(0, 17).boxed().toList();
    List<List<Integer>> parts =
        IntStream.rangeClosed(1, count).mapToObj(i -> Part.parse(i + "/" + count).of(all)).toList();
    assertThat(parts.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(all);
    assertThat(parts)
        .allSatisfy(part -> assertThat(part.size()).isBetween(17 / count, 17 / count + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "0/2", "3/2", "1/0", "-1/2", "1/2/3", "a/b"})
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Part.parse(text));
  }

  @Test
  void theWholeIsEverything() {
    assertThat(Part.WHOLE.of(List.of(1, 2, 3))).containsExactly(1, 2, 3);
  }
}
