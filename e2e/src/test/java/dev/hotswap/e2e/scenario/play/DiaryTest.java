package dev.hotswap.e2e.scenario.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.e2e.scenario.action.Action.Fault;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DiaryTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private Instant now = NOON;
  private final Diary diary = new Diary(() -> now);

  @Test
  void a_rollback_begins_at_the_last_look_before_it_and_ends_with_its_word_in_status() {
    sees(0, "Shifting");
    sees(50, "Shifting");
    sees(100, "RollingBack");
    sees(150, "RollingBack");
    sees(200, "RolledBack");
    sees(250, "RolledBack");

    assertThat(diary.rollback()).contains(new Diary.Window(at(50), at(200)));
  }

  @Test
  void only_the_first_rollback_counts() {
    sees(0, "Shifting");
    sees(50, "RollingBack");
    sees(100, "RolledBack");
    sees(150, "Shifting");
    sees(200, "RollingBack");
    sees(250, "RolledBack");

    assertThat(diary.rollback()).contains(new Diary.Window(at(0), at(100)));
  }

  @Test
  void a_release_found_rolled_back_tells_nothing_of_its_way_there() {
    sees(0, "Shifting");
    sees(50, "RolledBack");

    assertThat(diary.rollback()).isEmpty();
  }

  @Test
  void the_operator_was_started_when_it_was_started_last() {
    happens(10, Fault.Kind.START, "operator");
    happens(20, Fault.Kind.START, "operator");
    happens(30, Fault.Kind.START, "second-operator");
    happens(40, Fault.Kind.STOP, "istiod");

    assertThat(diary.started()).contains(at(20));
    assertThat(diary.stopped()).isEmpty();
  }

  @Test
  void an_operator_that_was_started_again_handed_nothing_over() {
    happens(10, Fault.Kind.STOP, "operator");
    assertThat(diary.stopped()).contains(at(10));

    happens(20, Fault.Kind.START, "operator");

    assertThat(diary.stopped()).isEmpty();
  }

  @Test
  void a_window_holds_both_its_ends() {
    Diary.Window window = new Diary.Window(at(50), at(200));

    assertThat(window.holds(at(50))).isTrue();
    assertThat(window.holds(at(200))).isTrue();
    assertThat(window.holds(at(49))).isFalse();
    assertThat(window.holds(at(201))).isFalse();
  }

  private void sees(int millis, String phase) {
    now = at(millis);
    diary.sees(phase);
  }

  private void happens(int millis, Fault.Kind kind, String target) {
    now = at(millis);
    diary.happens(new Fault(kind, target));
  }

  private static Instant at(int millis) {
    return NOON.plus(Duration.ofMillis(millis));
  }
}
