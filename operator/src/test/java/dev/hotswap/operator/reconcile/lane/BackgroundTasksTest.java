package dev.hotswap.operator.reconcile.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.kube.ReleaseKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTasksTest {
  private static final ReleaseKey PAYMENT = new ReleaseKey("shop", "payment");

  private final BackgroundTasks background =
      new BackgroundTasks("survey", 4, new SimpleMeterRegistry(), System::nanoTime);

  @AfterEach
  void close() {
    background.close();
  }

  @Test
  void whoever_is_told_of_an_end_can_start_the_next_one() {
    var next = new CompletableFuture<Boolean>();

    background.start(
        PAYMENT, () -> {}, () -> next.complete(background.start(PAYMENT, () -> {}, () -> {})));

    assertThat(next.join()).isTrue();
  }

  @Test
  void what_breaks_off_is_over_too() {
    var next = new CompletableFuture<Boolean>();

    background.start(
        PAYMENT,
        () -> {
          throw new StackOverflowError("played");
        },
        () -> next.complete(background.start(PAYMENT, () -> {}, () -> {})));

    assertThat(next.join()).isTrue();
  }

  @Test
  void nothing_else_starts_for_a_release_before_its_end_and_it_is_busy_until_that_is_told()
      throws InterruptedException {
    var letGo = new CountDownLatch(1);
    var told = new CountDownLatch(1);
    background.start(PAYMENT, () -> await(letGo), told::countDown);

    assertThat(background.start(PAYMENT, () -> {}, () -> {})).isFalse();
    assertThat(background.busy()).isTrue();
    letGo.countDown();
    told.await();

    Awaitility.await().until(() -> !background.busy());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
