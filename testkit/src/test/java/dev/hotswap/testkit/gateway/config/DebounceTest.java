package dev.hotswap.testkit.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class DebounceTest {

  private final AtomicInteger state = new AtomicInteger();
  private final LinkedBlockingQueue<Integer> applied = new LinkedBlockingQueue<>();

  @Test
  void the_last_state_of_a_burst_arrives_and_states_arrive_in_order() throws Exception {
    try (var debounce =
        started(
            new Propagation(Duration.ofMillis(2), Duration.ofMillis(20), Duration.ofMillis(1)))) {
      for (int i = 1; i <= 5000; i++) {
        state.set(i);
        debounce.changed();
        LockSupport.parkNanos(1000);
      }
      int before = 0;
      while (before < 5000) {
        int next = next();
        assertThat(next).isGreaterThanOrEqualTo(before);
        before = next;
      }
    }
    assertThat(applied).hasSizeLessThan(5000);
  }

  @Test
  void changes_that_never_pause_arrive_after_the_longest_wait() throws Exception {
    var longQuiet = new Propagation(Duration.ofHours(1), Duration.ofMillis(5), Duration.ZERO);
    try (var debounce = started(longQuiet)) {
      state.set(1);
      debounce.changed();
      debounce.changed();

      assertThat(next()).isEqualTo(1);
    }
  }

  private int next() throws InterruptedException {
    Integer taken = applied.poll(30, TimeUnit.SECONDS);
    assertThat(taken).isNotNull();
    return taken == null ? 0 : taken;
  }

  private Debounce<Integer> started(Propagation propagation) {
    var debounce = new Debounce<>(propagation, state::get, applied::add);
    debounce.start();
    return debounce;
  }
}
