package dev.hotswap.operator.metrics.watch;

import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.loop.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks of watches at their sources, on threads of their own: one at a time for each watch, a
 * bounded number for each source, first come first served. A watch that waits or looks already is
 * passed over before it takes a place, so that one whose answers are late holds a single one.
 */
final class Looks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Looks.class);
  private static final int AT_ONCE = 64;

  private final Set<String> sources;
  private final Consumer<ReleaseKey> onChange;
  private final Map<String, Semaphore> rooms = new ConcurrentHashMap<>();
  private final Set<ReleaseWatch> taken = ConcurrentHashMap.newKeySet();
  private final Running running = new Running(System::nanoTime);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Nobody looks yet.
   *
   * @param sources names of those that are configured
   * @param onChange told after a look that found something new
   */
  Looks(Set<String> sources, Consumer<ReleaseKey> onChange) {
    this.sources = sources;
    this.onChange = onChange;
  }

  /** Begins a tick of a watch, unless it is busy; its end. */
  Future<?> tick(ReleaseKey release, ReleaseWatch watch, Instant now) {
    return begin(
        watch,
        room -> {
          room.acquireUninterruptibly();
          look(release, watch, room, each -> each.tick(now));
        });
  }

  /** Begins a look between two ticks where the watch is free and its source has room; its end. */
  Future<?> peek(ReleaseKey release, ReleaseWatch watch, Instant now) {
    return begin(
        watch,
        room -> {
          if (room.tryAcquire()) {
            look(release, watch, room, each -> each.peek(now));
          }
        });
  }

  /**
   * Does all of these at once and waits for the last.
   *
   * @throws CompletionException where one of them failed
   */
  void all(List<Runnable> parts) {
    List<CompletableFuture<Void>> ends =
        parts.stream().map(part -> CompletableFuture.runAsync(part, threads)).toList();
    CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
  }

  /** For how long the oldest look has been under way; zero when there is none. */
  Duration oldest() {
    return running.oldest();
  }

  private Future<?> begin(ReleaseWatch watch, Consumer<Semaphore> look) {
    if (!taken.add(watch)) {
      return CompletableFuture.completedFuture(null);
    }
    return threads.submit(
        () -> {
          try {
            look.accept(room(watch.source()));
          } finally {
            taken.remove(watch);
          }
        });
  }

  private void look(
      ReleaseKey release, ReleaseWatch watch, Semaphore room, Predicate<ReleaseWatch> finds) {
    running.begin(watch);
    try {
      if (finds.test(watch)) {
        onChange.accept(release);
      }
    } catch (Throwable fault) { // an Error of one watch is no end of it either
      LOG.error("watching {} failed; it is looked at again", release, fault);
    } finally {
      running.end(watch);
      room.release();
    }
  }

  /** Sources that nobody configured share one: their names are anybody's. */
  private Semaphore room(String source) {
    return rooms.computeIfAbsent(
        sources.contains(source) ? source : "", name -> new Semaphore(AT_ONCE, true));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
