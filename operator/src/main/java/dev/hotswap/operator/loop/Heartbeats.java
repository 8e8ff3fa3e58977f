package dev.hotswap.operator.loop;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When each loop last came to the end of a tick, told by a clock that nobody sets. A loop that
 * hangs or died is found by what it does not say.
 */
public final class Heartbeats {
  private final LongSupplier nanos;
  private final MeterRegistry registry;
  private final Map<String, Pulse> pulses = new ConcurrentHashMap<>();

  private record Pulse(long at, Duration longest) {}

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
    pulses.put(loop, new Pulse(nanos.getAsLong(), longest));
    Gauge.builder("hotswap.loop.age", () -> age(loop).toNanos() / 1e9)
        .description("Time since this loop last came to the end of a tick")
        .baseUnit("seconds")
        .tag("loop", loop)
        .register(registry);
    failures(loop);
  }

  /** It came to the end of a tick. */
  void beat(String loop) {
    pulses.computeIfPresent(loop, (name, last) -> new Pulse(nanos.getAsLong(), last.longest()));
  }

  /** A tick ended in an exception. */
  void failed(String loop) {
    failures(loop).increment();
  }

  /** It ended, as it was told to. */
  void end(String loop) {
    pulses.remove(loop);
  }

  /** Time since its last tick; zero for a loop that does not run. */
  public Duration age(String loop) {
    Pulse pulse = pulses.get(loop);
    return pulse == null ? Duration.ZERO : since(pulse);
  }

  /** A sentence for each loop that should have come to the end of a tick since. */
  public List<String> late() {
    return pulses.entrySet().stream()
        .filter(loop -> since(loop.getValue()).compareTo(loop.getValue().longest()) > 0)
        .map(
            loop ->
                "the loop '"
                    + loop.getKey()
                    + "' has not come to an end for "
                    + since(loop.getValue()).toSeconds()
                    + " s, longest "
                    + loop.getValue().longest().toSeconds()
                    + " s")
        .sorted()
        .toList();
  }

  private Duration since(Pulse pulse) {
    return Duration.of(nanos.getAsLong() - pulse.at(), TimeUnit.NANOSECONDS.toChronoUnit());
  }

  private Counter failures(String loop) {
    return Counter.builder("hotswap.loop.failures")
        .description("Ticks that ended in an exception; the loop goes on")
        .tag("loop", loop)
        .register(registry);
  }
}
