package dev.hotswap.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopTest {
  private static final Duration SHORT = Duration.ofMillis(1);

  private final AtomicLong nanos = new AtomicLong();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Heartbeats heartbeats = new Heartbeats(nanos::get, registry);

  @ParameterizedTest
  @ValueSource(
      classes = {IllegalStateException.class, StackOverflowError.class, OutOfMemoryError.class})
  void whatever_a_tick_throws_is_counted_and_the_next_one_comes(Class<? extends Throwable> fault) {
    AtomicInteger ticks = new AtomicInteger();
    try (Loop _ =
        Loop.start(
            "alarms",
            SHORT,
            heartbeats,
            () -> {
              ticks.incrementAndGet();
              sneak(fault);
            })) {
      Awaitility.await().until(() -> ticks.get() > 3);
    }

    assertThat(registry.counter("hotswap.loop.failures", "loop", "alarms").count())
        .isGreaterThanOrEqualTo(3);
  }

  @Test
  void a_tick_that_never_ends_is_told_with_its_age_and_one_that_ends_is_not() {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    try (Loop _ =
        Loop.start(
            "alarms",
            SHORT,
            heartbeats,
            () -> {
              begun.countDown();
              uninterrupted(end);
            })) {
      uninterrupted(begun);
      nanos.addAndGet(Duration.ofSeconds(59).toNanos());
      assertThat(heartbeats.late()).isEmpty();

      nanos.addAndGet(Duration.ofSeconds(2).toNanos());
      assertThat(heartbeats.late())
          .containsExactly("the loop 'alarms' has not come to an end for 61 s, longest 60 s");
      assertThat(age()).isEqualTo(61);

      end.countDown();
      Awaitility.await().until(() -> heartbeats.late().isEmpty());
    }
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(heartbeats.late()).as("one that was told to end").isEmpty();
  }

  private double age() {
    return Objects.requireNonNull(registry.find("hotswap.loop.age").tag("loop", "alarms").gauge())
        .value();
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sneak(Class<? extends Throwable> fault) {
    if (fault == IllegalStateException.class) {
      throw new IllegalStateException("played");
    }
    if (fault == StackOverflowError.class) {
      throw new StackOverflowError("played");
    }
    throw new OutOfMemoryError("played");
  }
}
