package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The readings of one gateway pod, one at a time and each as long as it takes: one that is not in
 * when its round ends goes on beside the next ones. Used by one thread at a time.
 */
final class PodReadings {
  private final GatewayPod pod;
  private final PodReader reader;
  private final Patience patience = new Patience();
  private Optional<Future<Timed>> underWay = Optional.empty();

  /** A result, and how long it took. */
  private record Timed(Scraped scraped, Duration took) {}

  PodReadings(GatewayPod pod, PodReader reader) {
    this.pod = pod;
    this.reader = reader;
  }

  /** What the pod usually takes to answer; empty before its first answer. */
  Optional<Duration> usual() {
    return patience.usual();
  }

  /** The newest that came in since the round before, and the next reading is begun. */
  Optional<Scraped> begin(ExecutorService threads, List<Scope> scope) {
    Optional<Scraped> background = arrived();
    if (underWay.isEmpty()) {
      long begun = System.nanoTime();
      underWay = Optional.of(threads.submit(() -> timed(scope, begun)));
    }
    return background;
  }

  private Timed timed(List<Scope> scope, long begun) {
    Scraped scraped = reader.read(pod, scope);
    return new Timed(scraped, Duration.ofNanos(System.nanoTime() - begun));
  }

  /**
   * Waits for the reading under way.
   *
   * @param begun when the round began, by the system's nanosecond counter
   * @param limit how long the round may take at most
   * @param background what came in from the reading before
   */
  Scraped await(long begun, Duration limit, Optional<Scraped> background) {
    Duration time = patience.among(limit);
    if (time.isPositive()) {
      await(time.minusNanos(System.nanoTime() - begun));
    }
    return arrived().or(() -> background).orElseGet(() -> silent(time));
  }

  private void await(Duration time) {
    try {
      var _ = underWay.orElseThrow().get(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException late) {
      patience.missed();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Scraped> arrived() {
    Optional<Timed> done = underWay.filter(Future::isDone).map(PodReadings::result);
    if (done.isPresent()) {
      underWay = Optional.empty();
      switch (done.get().scraped()) {
        case Scraped.Read read -> patience.answered(done.get().took());
        case Scraped.Silent silent -> patience.missed();
      }
    }
    return done.map(Timed::scraped);
  }

  private static Timed result(Future<Timed> future) {
    return future.resultNow();
  }

  private Scraped silent(Duration time) {
    String detail =
        time.isPositive()
            ? "no complete answer within " + time.toMillis() + " ms"
            : "it is slower than the others or does not answer; it is read beside them";
    return new Scraped.Silent(
        pod, new Failure(Reason.TIMEOUT, "gateway pod " + pod.name(), detail));
  }

  /** Whether rounds go on without it. */
  boolean late(Duration limit) {
    return !patience.among(limit).isPositive();
  }

  /** Gives up what is under way. */
  void end() {
    underWay.ifPresent(reading -> reading.cancel(true));
  }
}
