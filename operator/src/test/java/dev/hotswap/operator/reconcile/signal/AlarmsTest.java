package dev.hotswap.operator.reconcile.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.operator.kube.ReleaseKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final ReleaseKey PAYMENT = new ReleaseKey("shop", "payment");

  private final ManualClock clock = new ManualClock(START);
  private final List<ReleaseKey> woken = new ArrayList<>();
  private final Alarms alarms = new Alarms(clock, clock::nanos, woken::add);

  @Test
  void it_rings_once_when_it_is_due_and_not_before() {
    alarms.set(PAYMENT, START.plusSeconds(10));
    ringAfter(Duration.ofSeconds(9));
    assertThat(woken).isEmpty();

    ringAfter(Duration.ofSeconds(1));
    ringAfter(Duration.ofSeconds(1));
    assertThat(woken).containsExactly(PAYMENT);
  }

  @Test
  void a_clock_that_is_set_back_makes_nobody_wait_longer() {
    alarms.set(PAYMENT, START.plusSeconds(10));
    clock.advance(Duration.ofHours(-1));
    ringAfter(Duration.ofSeconds(9));
    assertThat(woken).isEmpty();

    ringAfter(Duration.ofSeconds(1));
    assertThat(woken).containsExactly(PAYMENT);
  }

  @Test
  void a_release_whose_waking_fails_is_woken_at_the_next_ring() {
    List<ReleaseKey> asked = new ArrayList<>();
    Alarms failing =
        new Alarms(
            clock,
            clock::nanos,
            release -> {
              asked.add(release);
              if (asked.size() == 1) {
                throw new StackOverflowError();
              }
            });
    failing.set(PAYMENT, START);

    assertThatThrownBy(failing::ring).isInstanceOf(StackOverflowError.class);
    failing.ring();
    failing.ring();

    assertThat(asked).containsExactly(PAYMENT, PAYMENT);
  }

  @Test
  void a_clock_that_is_set_forward_rings_what_is_due_by_it() {
    alarms.set(PAYMENT, START.plusSeconds(3600));
    clock.set(START.plusSeconds(3601));
    alarms.ring();

    assertThat(woken).containsExactly(PAYMENT);
  }

  @Test
  void the_newest_time_counts_but_a_retry_never_puts_off_what_was_due_earlier() {
    alarms.set(PAYMENT, START.plusSeconds(5));
    alarms.atTheLatest(PAYMENT, START.plusSeconds(60));
    ringAfter(Duration.ofSeconds(5));
    assertThat(woken).containsExactly(PAYMENT);

    alarms.set(PAYMENT, START.plusSeconds(60));
    alarms.atTheLatest(PAYMENT, START.plusSeconds(6));
    ringAfter(Duration.ofSeconds(1));
    assertThat(woken).hasSize(2);
  }

  private void ringAfter(Duration time) {
    clock.advance(time);
    alarms.ring();
  }
}
