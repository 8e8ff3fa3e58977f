package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.loop.Heartbeats;
import dev.hotswap.operator.loop.Loop;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Sight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All watches of this operator. Ticks each of them every second, all with the same time, so that
 * releases behind one gateway share one look at it, and those whose weights have just changed three
 * times in between; a watch that is still waiting for an answer is passed over, and a source whose
 * answers are late delays no watch of another one.
 *
 * <p>A clock that was set back makes every watch begin anew, as a restart of the operator does:
 * what was seen before bears times that are yet to come, and nothing waits for those.
 */
public final class WatchSchedule implements Watches, AutoCloseable {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int LOOKS_PER_TICK = 4;
  private static final Duration REST = Duration.ofMinutes(1);

  /** Whatever a look asks for is given up much sooner. */
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(5);

  private final Map<String, MetricSource> sources;
  private final Clock clock;
  private final Map<ReleaseKey, ReleaseWatch> watches = new ConcurrentHashMap<>();
  private final IdleWatches resting = new IdleWatches();
  private final Looks looks;
  private final AtomicLong beats = new AtomicLong();
  private final AtomicReference<Instant> lastTick;
  private volatile Instant horizon;
  private volatile List<Loop> loops = List.of();

  /**
   * A room in which nothing ticks by itself yet.
   *
   * @param sources by the name that plans use; closed with the room
   * @param onChange told after a tick that found something new; must return quickly
   */
  public WatchSchedule(
      Map<String, MetricSource> sources, Clock clock, Consumer<ReleaseKey> onChange) {
    this.sources = Map.copyOf(sources);
    this.clock = clock;
    this.looks = new Looks(this.sources.keySet(), onChange);
    this.horizon = clock.instant();
    this.lastTick = new AtomicReference<>(horizon);
  }

  /** Ticks every second from now on, until the room is closed. */
  public void start(Heartbeats heartbeats) {
    start(heartbeats, TICK.dividedBy(LOOKS_PER_TICK), REST);
  }

  /**
   * As {@link #start(Heartbeats)}, at another pace.
   *
   * @param beat between two looks, every fourth of which is a tick
   * @param rest between two glances at releases without an attempt
   */
  public void start(Heartbeats heartbeats, Duration beat, Duration rest) {
    heartbeats.follow("looks", LONGEST_LOOK, looks::oldest);
    loops =
        List.of(
            Loop.start("watches", beat, heartbeats, this::beat),
            Loop.start("resting", rest, heartbeats, this::glance));
  }

  private void beat() {
    if (beats.incrementAndGet() % LOOKS_PER_TICK == 0) {
      tickAll();
    } else {
      peekAll();
    }
  }

  @Override
  public void aim(AnalysisTarget wanted) {
    Instant now = clock.instant();
    AnalysisTarget aim = wanted.onThisClock(now, horizon);
    watches.compute(
        aim.release(),
        (release, watch) -> {
          if (watch != null && watch.follow(aim)) {
            return watch;
          }
          AnalysisTarget known = known(aim, watch).onThisClock(now, horizon);
          if (watch != null) {
            watch.close();
          }
          return new ReleaseWatch(known, source(aim.plan()), now);
        });
    resting.drop(aim.release());
  }

  /** Whoever watched it before, or between attempts, knows more than what was written down. */
  private AnalysisTarget known(AnalysisTarget aim, @Nullable ReleaseWatch before) {
    return Optional.ofNullable(before)
        .map(ReleaseWatch::learned)
        .or(() -> resting.learned(aim.release()))
        .map(aim::remembering)
        .orElse(aim);
  }

  @Override
  public void rest(Rest rest) {
    Optional<Remembered> seen =
        Optional.ofNullable(watches.get(rest.release())).map(ReleaseWatch::learned);
    end(rest.release());
    Remembered known = seen.orElse(rest.remembered()).onThisClock(clock.instant(), horizon);
    resting.rest(rest.remembering(known));
  }

  @Override
  public Optional<Remembered> learned(ReleaseKey release) {
    return Optional.ofNullable(watches.get(release))
        .map(ReleaseWatch::learned)
        .or(() -> resting.learned(release));
  }

  /** One glance at every source that releases rest behind, all at once; ends with the last. */
  void glance() {
    looks.all(resting.glances(sources, clock.instant()));
  }

  @Override
  public void drop(ReleaseKey release) {
    resting.drop(release);
    end(release);
  }

  private void end(ReleaseKey release) {
    ReleaseWatch watch = watches.remove(release);
    if (watch != null) {
      watch.close();
    }
  }

  @Override
  public Sighting look(ReleaseKey release) {
    ReleaseWatch watch = watches.get(release);
    return watch == null ? Sighting.blind("nothing is watched", clock.instant()) : watch.sighting();
  }

  @Override
  public List<Problem> check(AnalysisPlan plan) {
    return source(plan).check(plan.metrics());
  }

  @Override
  public Sight sight(AnalysisPlan plan) {
    return source(plan).sight();
  }

  private MetricSource source(AnalysisPlan plan) {
    MetricSource source = sources.get(plan.source());
    return source == null ? new MissingSource(plan.source(), sources.keySet()) : source;
  }

  /** Begins one tick of every watch and returns their ends. */
  List<Future<?>> tickAll() {
    Instant now = clock.instant();
    if (now.isBefore(lastTick.getAndSet(now))) {
      horizon = now;
      watches.replaceAll((release, watch) -> anew(watch, now));
      resting.onThisClock(now);
    }
    return watches.entrySet().stream()
        .<Future<?>>map(watch -> looks.tick(watch.getKey(), watch.getValue(), now))
        .toList();
  }

  /** Begins a look between two ticks wherever a version has just got other weights. */
  List<Future<?>> peekAll() {
    Instant now = clock.instant();
    return watches.entrySet().stream()
        .filter(watch -> watch.getValue().eager(now))
        .<Future<?>>map(watch -> looks.peek(watch.getKey(), watch.getValue(), now))
        .toList();
  }

  private ReleaseWatch anew(ReleaseWatch watch, Instant now) {
    watch.close();
    AnalysisTarget aim = watch.aim().remembering(watch.learned()).onThisClock(now, now);
    return new ReleaseWatch(aim, source(aim.plan()), now);
  }

  @Override
  public void close() {
    loops.forEach(Loop::close);
    looks.close();
    watches.values().forEach(ReleaseWatch::close);
    sources.values().forEach(MetricSource::close);
  }
}
