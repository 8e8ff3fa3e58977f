package dev.hotswap.operator.loop;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * When each loop last came to the end of a tick, and since when work that loops hand on is under
 * way, told by a clock that nobody sets. What hangs or died is found by what it does not say.
 */
public final class Heartbeats {
  private final LongSupplier nanos;
  private final MeterRegistry registry;
  private final Map<String, Followed> followed = new ConcurrentHashMap<>();

  /** A loop, or work on other threads: how old it is, and how old it may get. */
  private record Followed(Supplier<Duration> age, Duration longest) {}

  /**
   * No loop runs yet.
   *
   * @param nanos time that only goes on, such as {@code System.nanoTime()}
   * @param registry is given {@code hotswap_loop_age_seconds} and {@code
   *     hotswap_loop_failures_total} of each loop
   */
  public Heartbeats(LongSupplier nanos, MeterRegistry registry) {
    this.nanos = nanos;
    this.registry = registry;
  }

  /** A loop begins, whose ticks end no further apart than this. */
  void begin(String loop, Duration longest) {
    followed.put(loop, ticked(longest));
    show(loop);
    failures(loop);
  }

  /**
   * Follows work that is done on other threads than a loop's own.
   *
   * @param work what it is called; no loop has that name
   * @param longest what one piece of it takes at most
   * @param oldest for how long the oldest piece has been under way; zero where there is none
   */
  public void follow(String work, Duration longest, Supplier<Duration> oldest) {
    followed.put(work, new Followed(oldest, longest));
    show(work);
  }

  private void show(String name) {
    Gauge.builder("hotswap.loop.age", () -> age(name).toNanos() / 1e9)
        .description(
            "Time since this loop last came to the end of a tick, or since the oldest work began")
        .baseUnit("seconds")
        .tag("loop", name)
        .register(registry);
  }

  /**
   * A loop begins that is not ours.
   *
   * @param longest time from one of its ticks to the next
   * @return to be run at each of its ticks
   */
  public Runnable beginElsewhere(String loop, Duration longest) {
    begin(loop, longest);
    return () -> beat(loop);
  }

  /** It came to the end of a tick. */
  void beat(String loop) {
    followed.computeIfPresent(loop, (name, last) -> ticked(last.longest()));
  }

  /** A tick ended in an exception. */
  void failed(String loop) {
    failures(loop).increment();
  }

  /** It ended, as it was told to. */
  void end(String loop) {
    followed.remove(loop);
  }

  /** Time since its last tick, or of the oldest work; zero where nothing runs. */
  public Duration age(String name) {
    return Optional.ofNullable(followed.get(name))
        .map(each -> each.age().get())
        .orElse(Duration.ZERO);
  }

  /** A sentence for whatever should have come to an end since. */
  public List<String> late() {
    return followed.entrySet().stream()
        .flatMap(
            each ->
                late(each.getKey(), each.getValue().age().get(), each.getValue().longest())
                    .stream())
        .sorted()
        .toList();
  }

  private static Optional<String> late(String name, Duration age, Duration longest) {
    return age.compareTo(longest) <= 0
        ? Optional.empty()
        : Optional.of(
            "the loop '"
                + name
                + "' has not come to an end for "
                + age.toSeconds()
                + " s, longest "
                + longest.toSeconds()
                + " s");
  }

  private Followed ticked(Duration longest) {
    long at = nanos.getAsLong();
    return new Followed(() -> Duration.ofNanos(nanos.getAsLong() - at), longest);
  }

  private Counter failures(String loop) {
    return Counter.builder("hotswap.loop.failures")
        .description("Ticks that ended in an exception; the loop goes on")
        .tag("loop", loop)
        .register(registry);
  }
}
