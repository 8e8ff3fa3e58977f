package dev.hotswap.operator.metrics.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnswerRoomTest {
  private final AnswerRoom room = new AnswerRoom(1 << 20);

  @Test
  void answersTogetherTakeNoMoreThanThereIsAndGiveItBack() {
    AnswerRoom.Place half = room.enter(512 << 10, Duration.ZERO).orElseThrow();
    assertThat(room.enter(513 << 10, Duration.ZERO)).isEmpty();
    assertThat(room.enter(512 << 10, Duration.ZERO)).isPresent();
    assertThat(room.enter(1, Duration.ZERO)).isEmpty();

    half.close();

    assertThat(room.enter(512 << 10, Duration.ZERO)).isPresent();
  }
}
