package dev.hotswap.operator.metrics.testing;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.metrics.BucketBounds;
import dev.hotswap.operator.metrics.CounterTotals;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.Sight;
import dev.hotswap.operator.metrics.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A source that answers what the test says. */
public final class ScriptedSource implements MetricSource {
  private final Duration interval;
  private final List<Watched> opened = new CopyOnWriteArrayList<>();
  private volatile Function<Instant, Poll> script = now -> new Poll.Unchanged();
  private volatile Function<Instant, Poll> between = now -> new Poll.Unchanged();
  private final AtomicInteger glances = new AtomicInteger();
  private volatile Optional<Error> glanceFault = Optional.empty();
  private final AtomicInteger polls = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  /** A source with samples so far apart. */
  public ScriptedSource(Duration interval) {
    this.interval = interval;
  }

  /** From now on this is answered. */
  public void answer(Function<Instant, Poll> next) {
    script = next;
  }

  /** From now on this is answered between two polls. */
  public void answerBetween(Function<Instant, Poll> next) {
    between = next;
  }

  /** From now on a glance ends with this error. */
  public void glanceFails(Error fault) {
    glanceFault = Optional.of(fault);
  }

  /** How often a glance was asked for. */
  public int glances() {
    return glances.get();
  }

  @Override
  public List<CounterTotals> glance(List<Watched> resting) {
    glances.incrementAndGet();
    glanceFault.ifPresent(
        fault -> {
          throw fault;
        });
    return Collections.nCopies(resting.size(), CounterTotals.NOTHING);
  }

  /** How often it was asked. */
  public int polls() {
    return polls.get();
  }

  /** What sessions were opened for, in order. */
  public List<Watched> opened() {
    return opened;
  }

  /** How many of them were closed. */
  public int closed() {
    return closed.get();
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public BucketBounds bounds() {
    return BucketBounds.ofMillis(500, 1_000);
  }

  @Override
  public Sight sight() {
    return new Sight(true, true, true);
  }

  @Override
  public List<Problem> check(List<Metric> metrics) {
    return List.of();
  }

  @Override
  public Session open(Watched watched, Origin origin) {
    opened.add(watched);
    return new Session() {
      @Override
      public Poll poll(Instant now) {
        polls.incrementAndGet();
        return script.apply(now);
      }

      @Override
      public Poll peek(Instant now) {
        return between.apply(now);
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  @Override
  public void close() {}
}
