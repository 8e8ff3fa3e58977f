package dev.hotswap.operator.metrics.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.metrics.gateway.LineHeads.Head;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineHeadsTest {
  private final LineHeads heads = new LineHeads();

  @Test
  void linesAreFoundInWhicheverOrderTheyAreShown() {
    show(List.of("a", "b", "c"));

    assertThat(known(List.of("a", "b", "c"))).containsExactly("a", "b", "c");
    assertThat(known(List.of("c", "a", "b"))).containsExactly("c", "a", "b");
    assertThat(known(List.of("a", "c", "new"))).containsExactly("a", "c", "");
  }

  @Test
  void aLineThatOnlyBeginsAlikeIsAnother() {
    show(List.of("first", "second"));

    assertThat(known(List.of("first", "secon"))).containsExactly("first", "");
    assertThat(known(List.of("first", "second2"))).containsExactly("first", "");
  }

  @Test
  void whatWasNotShownBetweenTwoTurnsIsForgotten() {
    show(List.of("a", "b"));
    heads.turn();
    known(List.of("a"));
    heads.turn();

    assertThat(known(List.of("a", "b"))).containsExactly("a", "");
  }

  @Test
  void beyondItsBoundALineIsReadAndNotRemembered() {
    byte[] large = new byte[7 << 20];
    heads.learn(Optional.empty(), large, large.length, Optional.empty(), "first");
    large[0] = 1;
    Head second = heads.learn(Optional.empty(), large, large.length, Optional.empty(), "second");

    assertThat(second.identity()).isEqualTo("second");
    assertThat(heads.known(Optional.empty(), large, large.length)).isEmpty();
  }

  private void show(List<String> page) {
    Optional<Head> before = Optional.empty();
    for (String line : page) {
      byte[] bytes = bytes(line);
      before = Optional.of(heads.learn(before, bytes, bytes.length, Optional.empty(), line));
    }
  }

  private List<String> known(List<String> page) {
    Optional<Head> before = Optional.empty();
    List<String> found = new ArrayList<>();
    for (String line : page) {
      byte[] bytes = bytes(line);
      before = heads.known(before, bytes, bytes.length);
      found.add(before.map(Head::identity).orElse(""));
    }
    return found;
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.US_ASCII);
  }
}
