package dev.hotswap.operator.loop;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of what can be had again, before the process runs out of memory: when a collection of
 * garbage leaves more than so much of the heap in use ({@link MemoryPoolMXBean}, "Collection usage
 * threshold"). Each time a little more; once memory was plenty for a while, what was let go may be
 * held again.
 */
public final class MemoryPressure {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryPressure.class);
  private static final double TOO_MUCH = 0.8;
  private static final Duration CALM = Duration.ofMinutes(10);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int MEBIBYTE = 1 << 20;

  private final Usage usage;
  private final MeterRegistry registry;
  private final LongSupplier nanos;
  private final List<Store> stores = new ArrayList<>();
  private Optional<Long> shortSince = Optional.empty();

  /** What a collection of garbage left in use. */
  @FunctionalInterface
  public interface Usage {
    /** Bytes, where they are too many and were not told before. */
    Optional<Long> tooMuch();
  }

  /**
   * Something that is held to save time or requests, and decides nothing.
   *
   * @param name as metrics and the log say it
   * @param letGo lets go of some; how much, in units of its own, for people
   * @param holdAgain memory is plenty again
   */
  public record Store(String name, LongSupplier letGo, Runnable holdAgain) {}

  /**
   * Nothing is watched yet.
   *
   * @param nanos time that only goes on
   */
  public MemoryPressure(Usage usage, MeterRegistry registry, LongSupplier nanos) {
    this.usage = usage;
    this.registry = registry;
    this.nanos = nanos;
  }

  /** Of this process. */
  public static MemoryPressure ofThisProcess(MeterRegistry registry, LongSupplier nanos) {
    return new MemoryPressure(new OldGeneration(), registry, nanos);
  }

  /** From now on this is let go of, too; the first one first. */
  public void add(Store store) {
    stores.add(store);
    let(store);
  }

  /** Looks each second from now on. */
  public Loop start(Heartbeats heartbeats) {
    return start(heartbeats, TICK);
  }

  /** Looks again and again from now on, with this pause between. */
  public Loop start(Heartbeats heartbeats, Duration pause) {
    return Loop.start("memory", pause, heartbeats, this::look);
  }

  /** Looks once. */
  void look() {
    Optional<Long> bytes = usage.tooMuch();
    if (bytes.isPresent()) {
      shortSince = Optional.of(nanos.getAsLong());
      stores.forEach(store -> letGo(store, bytes.get()));
    } else if (shortSince.filter(since -> nanos.getAsLong() - since > CALM.toNanos()).isPresent()) {
      shortSince = Optional.empty();
      stores.forEach(store -> store.holdAgain().run());
      LOG.info("memory is plenty again: what was let go of is held again as it comes");
    }
  }

  private void letGo(Store store, long bytes) {
    long gone = store.letGo().getAsLong();
    let(store).increment((double) gone);
    LOG.warn(
        "memory is short ({} MiB in use after a collection): let go of {} {}",
        bytes / MEBIBYTE,
        gone,
        store.name());
  }

  private Counter let(Store store) {
    return Counter.builder("hotswap.memory.let.go")
        .description("What was let go of because memory was short, and is read again when needed")
        .tag("what", store.name())
        .register(registry);
  }

  /** The pool that everything that lives long ends in; the collector in use names it. */
  private static final class OldGeneration implements Usage {
    private final Optional<MemoryPoolMXBean> pool;
    private long toldAt;

    OldGeneration() {
      pool =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(each -> each.getType() == MemoryType.HEAP)
              .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
              .filter(each -> each.getUsage().getMax() > 0)
              .filter(each -> !each.getName().contains("Eden"))
              .filter(each -> !each.getName().contains("Survivor"))
              .findFirst();
      pool.ifPresent(
          each -> each.setCollectionUsageThreshold((long) (each.getUsage().getMax() * TOO_MUCH)));
    }

    @Override
    public Optional<Long> tooMuch() {
      return pool.filter(MemoryPoolMXBean::isCollectionUsageThresholdExceeded)
          .filter(this::isNews)
          .map(each -> each.getCollectionUsage().getUsed());
    }

    /** It stays exceeded until the next collection, and each counts once. */
    private boolean isNews(MemoryPoolMXBean exceeded) {
      long count = exceeded.getCollectionUsageThresholdCount();
      boolean news = count != toldAt;
      toldAt = count;
      return news;
    }
  }
}
