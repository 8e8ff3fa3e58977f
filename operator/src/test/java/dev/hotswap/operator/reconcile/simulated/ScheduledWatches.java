package dev.hotswap.operator.reconcile.simulated;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Sight;
import dev.hotswap.operator.metrics.watch.AnalysisTarget;
import dev.hotswap.operator.metrics.watch.PlayedSchedule;
import dev.hotswap.operator.metrics.watch.Remembered;
import dev.hotswap.operator.metrics.watch.Rest;
import dev.hotswap.operator.metrics.watch.Sighting;
import dev.hotswap.operator.metrics.watch.WatchSchedule;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.simulated.PlayedTraffic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Real watches of played traffic: they tick whenever requests were counted, and glance once at
 * least a minute has gone by since.
 */
public final class ScheduledWatches implements Watches, AutoCloseable {
  private static final Duration REST = Duration.ofMinutes(1);

  private final PlayedTraffic traffic;
  private final Clock clock;
  private final WatchSchedule room;
  private final Consumer<String> listener;
  private Instant glanced;
  private boolean closed;

  /** Watches of this traffic, which is the only source, called gateway. */
  public ScheduledWatches(PlayedTraffic traffic, Clock clock, Consumer<ReleaseKey> onChange) {
    this(traffic, new CountedTraffic(traffic), clock, onChange);
  }

  /** The same where this source, called gateway, counts it. */
  public static ScheduledWatches counting(
      PlayedTraffic traffic, MetricSource source, Clock clock, Consumer<ReleaseKey> onChange) {
    return new ScheduledWatches(traffic, source, clock, onChange);
  }

  private ScheduledWatches(
      PlayedTraffic traffic, MetricSource source, Clock clock, Consumer<ReleaseKey> onChange) {
    this.traffic = traffic;
    this.clock = clock;
    this.room = new WatchSchedule(Map.of("gateway", source), clock, onChange);
    this.glanced = clock.instant();
    this.listener = key -> counted();
    traffic.whenCounted(listener);
  }

  private synchronized void counted() {
    if (closed) {
      return;
    }
    PlayedSchedule.tick(room);
    if (!clock.instant().isBefore(glanced.plus(REST))) {
      PlayedSchedule.glance(room);
      glanced = clock.instant();
    }
  }

  @Override
  public void aim(AnalysisTarget aim) {
    room.aim(aim);
  }

  @Override
  public void drop(ReleaseKey release) {
    room.drop(release);
  }

  @Override
  public Sighting look(ReleaseKey release) {
    return room.look(release);
  }

  @Override
  public Optional<Remembered> learned(ReleaseKey release) {
    return room.learned(release);
  }

  @Override
  public void rest(Rest rest) {
    room.rest(rest);
  }

  @Override
  public List<Problem> check(AnalysisPlan plan) {
    return room.check(plan);
  }

  @Override
  public Sight sight(AnalysisPlan plan) {
    return room.sight(plan);
  }

  @Override
  public synchronized void close() {
    closed = true;
    traffic.silence(listener);
    room.close();
  }
}
