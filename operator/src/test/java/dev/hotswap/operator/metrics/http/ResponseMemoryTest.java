package dev.hotswap.operator.metrics.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResponseMemoryTest {
  private final ResponseMemory room = new ResponseMemory(1 << 20);

  @Test
  void answersTogetherTakeNoMoreThanThereIsAndGiveItBack() {
    ResponseMemory.Place half = room.enter(512 << 10, Duration.ZERO).orElseThrow();
    assertThat(room.enter(513 << 10, Duration.ZERO)).isEmpty();
    assertThat(room.enter(512 << 10, Duration.ZERO)).isPresent();
    assertThat(room.enter(1, Duration.ZERO)).isEmpty();

    half.close();

    assertThat(room.enter(512 << 10, Duration.ZERO)).isPresent();
  }
}
