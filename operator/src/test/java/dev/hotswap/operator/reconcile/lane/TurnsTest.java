package dev.hotswap.operator.reconcile.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.loop.Running;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final int USUAL = 4;

  private final Set<ReleaseKey> urgent = ConcurrentHashMap.newKeySet();
  private final List<ReleaseKey> taken = new CopyOnWriteArrayList<>();
  private final List<BooleanSupplier> ways = new CopyOnWriteArrayList<>();
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final Turns turns =
      new Turns(
          urgent::contains,
          this::turn,
          USUAL,
          2,
          new Running(System::nanoTime),
          new SimpleMeterRegistry(),
          System::nanoTime);

  /** What is not urgent hangs until it is let go. */
  private void turn(ReleaseKey release, BooleanSupplier giveWay) {
    taken.add(release);
    ways.add(giveWay);
    if (release.name().startsWith("hangs")) {
      uninterrupted(letGo);
    }
    if (release.name().startsWith("breaks")) {
      throw new StackOverflowError("played");
    }
  }

  @AfterEach
  void close() {
    letGo.countDown();
    turns.close();
  }

  @Test
  void what_is_urgent_waits_for_nothing_that_hangs_in_the_usual_lane() {
    fill();
    ReleaseKey payment = new ReleaseKey("shop", "payment");
    urgent.add(payment);
    turns.ask(payment);

    Awaitility.await().until(() -> taken.contains(payment));
  }

  @Test
  void a_release_that_becomes_urgent_while_it_waits_changes_lanes() {
    fill();
    ReleaseKey payment = new ReleaseKey("shop", "payment");
    turns.ask(payment);
    turns.ask(new ReleaseKey("shop", "other"));
    urgent.add(payment);
    turns.ask(payment);

    Awaitility.await().until(() -> taken.contains(payment));
    letGo.countDown();
    Awaitility.await().until(() -> !turns.busy());
    assertThat(taken).as("it left the queue it waited in").containsOnlyOnce(payment);
  }

  @Test
  void a_release_that_becomes_urgent_in_a_turn_is_told_and_taken_again_at_once() {
    ReleaseKey payment = new ReleaseKey("shop", "hangs-payment");
    turns.ask(payment);
    Awaitility.await().until(() -> taken.size() == 1);
    turns.ask(payment);
    assertThat(ways.getFirst().getAsBoolean()).as("asked for again, and not urgent").isFalse();

    urgent.add(payment);
    turns.ask(payment);
    assertThat(ways.getFirst().getAsBoolean()).isTrue();
    letGo.countDown();

    Awaitility.await().until(() -> !turns.busy());
    assertThat(taken).containsExactly(payment, payment);
    assertThat(ways.getLast().getAsBoolean()).as("an urgent turn gives no way").isFalse();
  }

  @Test
  void asking_often_for_a_release_that_waits_is_one_turn() {
    fill();
    ReleaseKey payment = new ReleaseKey("shop", "payment");
    IntStream.range(0, 100).forEach(i -> turns.ask(payment));
    letGo.countDown();

    Awaitility.await().until(() -> !turns.busy());
    assertThat(taken).containsOnlyOnce(payment);
  }

  @Test
  void a_turn_that_breaks_off_gives_its_thread_back_and_can_be_asked_for_again() {
    ReleaseKey broken = new ReleaseKey("shop", "breaks");
    for (int i = 1; i <= 3 * USUAL; i++) {
      int times = i;
      turns.ask(broken);
      Awaitility.await().until(() -> taken.size() == times && !turns.busy());
    }
  }

  @Test
  void a_release_is_never_taken_twice_at_once() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger all = new AtomicInteger();
    ReleaseKey payment = new ReleaseKey("shop", "payment");
    try (Turns busy =
        new Turns(
            key -> all.get() % 2 == 0,
            (key, way) -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              all.incrementAndGet();
              LockSupport.parkNanos(1);
              inside.decrementAndGet();
            },
            USUAL,
            USUAL,
            new Running(System::nanoTime),
            new SimpleMeterRegistry(),
            System::nanoTime)) {
      IntStream.range(0, 10_000).parallel().forEach(i -> busy.ask(payment));
      Awaitility.await().until(() -> !busy.busy());
    }

    assertThat(most).hasValue(1);
    assertThat(all.get()).isPositive();
  }

  @Test
  void after_the_end_nothing_begins() {
    turns.close();
    turns.ask(new ReleaseKey("shop", "payment"));

    assertThat(turns.busy()).isFalse();
    assertThat(taken).isEmpty();
  }

  private void fill() {
    IntStream.range(0, USUAL).forEach(i -> turns.ask(new ReleaseKey("crowd-" + i, "hangs-" + i)));
    Awaitility.await().until(() -> taken.size() == USUAL);
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
