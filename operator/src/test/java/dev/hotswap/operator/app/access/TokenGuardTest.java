package dev.hotswap.operator.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.operator.app.access.Reviewer.Review;
import dev.hotswap.operator.app.http.Page.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenGuardTest {
  private final ManualClock clock = new ManualClock(Instant.EPOCH);
  private final Map<String, Review> users =
      new HashMap<>(Map.of("reader", Review.ALLOWED, "other", Review.FORBIDDEN));
  private final List<String> asked = new ArrayList<>();
  private final TokenGuard guard =
      new TokenGuard(
          token -> {
            asked.add(token);
            return users.getOrDefault(token, Review.UNKNOWN);
          },
          clock);

  @Test
  void who_may_read_is_let_in() {
    assertThat(guard.refuse(Optional.of("Bearer reader"))).isEmpty();
    assertThat(guard.refuse(Optional.of("bearer  reader "))).isEmpty();
  }

  @Test
  void who_is_known_and_may_not_is_told_the_right_that_is_missing() {
    Answer answer = guard.refuse(Optional.of("Bearer other")).orElseThrow();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("nonResourceURLs [/metrics]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer nobody", "Bearer ", "Bearer", "Basic cmVhZGVy", "reader", ""})
  void anything_else_is_nobody(String authorization) {
    assertThat(guard.refuse(Optional.of(authorization)).orElseThrow().status()).isEqualTo(401);
  }

  @Test
  void a_token_longer_than_any_is_not_sent_on() {
    guard.refuse(Optional.of("Bearer " + "x".repeat(20_000)));

    assertThat(asked).isEmpty();
  }

  @Test
  void an_answer_holds_for_a_minute_and_no_longer() {
    guard.refuse(Optional.of("Bearer reader"));
    clock.advance(Duration.ofSeconds(59));
    guard.refuse(Optional.of("Bearer reader"));
    assertThat(asked).hasSize(1);

    users.put("reader", Review.FORBIDDEN);
    clock.advance(Duration.ofSeconds(1));
    assertThat(guard.refuse(Optional.of("Bearer reader"))).isPresent();
  }

  @Test
  void a_clock_that_goes_back_makes_no_answer_hold_longer() {
    guard.refuse(Optional.of("Bearer reader"));
    clock.advance(Duration.ofHours(-1));
    guard.refuse(Optional.of("Bearer reader"));

    assertThat(asked).hasSize(2);
  }

  @Test
  void many_tokens_do_not_push_memory_up() {
    for (int i = 0; i < 1_000; i++) {
      guard.refuse(Optional.of("Bearer nobody" + i));
    }
    guard.refuse(Optional.of("Bearer nobody0"));

    assertThat(asked).hasSize(1_001);
  }

  @Test
  void nothing_is_shown_while_nobody_can_be_asked() {
    var deaf =
        new TokenGuard(
            token -> {
              throw new IllegalStateException("no API server");
            },
            clock);

    assertThat(deaf.refuse(Optional.of("Bearer reader")).orElseThrow().status()).isEqualTo(503);
  }
}
