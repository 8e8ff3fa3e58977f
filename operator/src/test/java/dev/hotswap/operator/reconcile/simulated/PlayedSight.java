package dev.hotswap.operator.reconcile.simulated;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.Assessment;
import dev.hotswap.core.analysis.Baseline;
import dev.hotswap.core.analysis.Finding;
import dev.hotswap.core.analysis.Judged;
import dev.hotswap.core.analysis.SpreadSums;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.analysis.Verdict;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Flow;
import dev.hotswap.core.world.ObservedTime;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.Seen.Known;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.Sight;
import dev.hotswap.operator.metrics.watch.AnalysisTarget;
import dev.hotswap.operator.metrics.watch.Remembered;
import dev.hotswap.operator.metrics.watch.Rest;
import dev.hotswap.operator.metrics.watch.Sighting;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.metrics.watch.Written;
import dev.hotswap.operator.simulated.PlayedRoute;
import dev.hotswap.operator.simulated.PlayedTraffic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Sees played traffic as real watches would see real traffic; judges by a simple rule. */
final class PlayedSight implements Watches, AutoCloseable {
  private static final Duration UNBROKEN = Duration.ofSeconds(3);
  private static final long PROOF = 30;
  private static final long DETECTION = 2;

  private final PlayedTraffic traffic;
  private final Clock clock;
  private final Consumer<String> listener;
  private final Map<ReleaseKey, Watched> watched = new ConcurrentHashMap<>();
  private final Set<ReleaseKey> resting = ConcurrentHashMap.newKeySet();

  /** One attempt under watch; what it saw is forgotten with the operator. */
  private static final class Watched {
    private final Map<BackendId, Tally> before;
    private volatile AnalysisTarget aim;
    private ObservedTime observed = ObservedTime.NONE;
    private Optional<Instant> blindSince = Optional.empty();
    private Optional<Instant> firstBad = Optional.empty();

    Watched(AnalysisTarget aim, Map<BackendId, Tally> before) {
      this.aim = aim;
      this.before = before;
    }
  }

  PlayedSight(PlayedTraffic traffic, Clock clock, Consumer<ReleaseKey> onChange) {
    this.traffic = traffic;
    this.clock = clock;
    this.listener = key -> counted(key, onChange);
    traffic.whenCounted(listener);
  }

  private void counted(String key, Consumer<ReleaseKey> onChange) {
    String[] parts = key.split("/", -1);
    ReleaseKey release = new ReleaseKey(parts[0], parts[1]);
    Watched watch = watched.get(release);
    if (watch == null) {
      return;
    }
    synchronized (watch) {
      if (traffic.seen(parts[0], parts[1]).isPresent() && !traffic.garbled()) {
        watch.observed = watch.observed.plus(clock.instant(), UNBROKEN);
        watch.blindSince = Optional.empty();
      } else {
        watch.blindSince = watch.blindSince.or(() -> Optional.of(clock.instant()));
      }
    }
    onChange.accept(release);
  }

  @Override
  public void aim(AnalysisTarget aim) {
    watched.compute(
        aim.release(),
        (release, watch) -> {
          if (watch != null && watch.aim.attempt().equals(aim.attempt())) {
            watch.aim = aim;
            return watch;
          }
          return new Watched(aim, counted(release));
        });
  }

  private Map<BackendId, Tally> counted(ReleaseKey release) {
    return Arrays.stream(Slot.values())
        .collect(
            Collectors.toMap(
                Slot::lane,
                slot ->
                    traffic
                        .truth(release.namespace(), release.name())
                        .map(route -> route.counted(slot))
                        .orElse(Tally.NONE)));
  }

  @Override
  public void drop(ReleaseKey release) {
    resting.remove(release);
    watched.remove(release);
  }

  @Override
  public Sighting look(ReleaseKey release) {
    Watched watch = watched.get(release);
    if (watch == null) {
      return Sighting.blind("nothing is watched", clock.instant());
    }
    synchronized (watch) {
      Optional<PlayedRoute> route = traffic.seen(release.namespace(), release.name());
      return route
          .filter(seen -> !watch.observed.equals(ObservedTime.NONE))
          .map(seen -> sighting(watch, seen))
          .orElseGet(
              () ->
                  Sighting.blind(
                      "the gateway does not answer",
                      watch.blindSince.orElse(watch.aim.attempt().startedAt())));
    }
  }

  private Sighting sighting(Watched watch, PlayedRoute route) {
    Instant at = route.newest();
    Seen<Readings> readings =
        new Known<>(new Readings(at, watch.observed, assessment(watch, route), doubt(watch)), at);
    Map<BackendId, Flow> flows =
        Arrays.stream(Slot.values())
            .collect(Collectors.toMap(Slot::lane, slot -> flow(route, slot.lane())));
    Optional<Route.Applied> applied =
        route.followed().map(split -> new Route.Applied(split, since(watch, route), false));
    return new Sighting(readings, List.of(), new Known<>(flows, at), members(at), applied);
  }

  /** This gateway knows of every pod as soon as it is ready. */
  private static Seen<Map<BackendId, FewestMembers>> members(Instant at) {
    FewestMembers all = new FewestMembers(Integer.MAX_VALUE, "gw-0");
    return new Known<>(Map.of(Slot.A.lane(), all, Slot.B.lane(), all), at);
  }

  /** A gateway that skipped what was written in between was seen to follow anew all the same. */
  private static Instant since(Watched watch, PlayedRoute route) {
    return watch
        .aim
        .written()
        .map(Written::at)
        .filter(at -> at.isAfter(route.followedSince()) && !at.isAfter(route.newest()))
        .orElse(route.followedSince());
  }

  private Optional<Readings.Doubt> doubt(Watched watch) {
    return watch
        .blindSince
        .filter(since -> traffic.garbled())
        .map(since -> new Readings.Doubt("every value is NaN", since));
  }

  /** The longest request of a slot that gets no new ones is still in flight for a while. */
  private Flow flow(PlayedRoute route, BackendId backend) {
    Instant last = quietSince(route, backend);
    boolean over = !route.newest().isBefore(last.plus(traffic.longestRequest()));
    return new Flow(OptionalInt.of(over ? 0 : 1), last);
  }

  private static Instant quietSince(PlayedRoute route, BackendId backend) {
    return route
        .followed()
        .filter(split -> split.share(backend) == 0)
        .map(split -> route.followedSince())
        .orElse(route.newest());
  }

  private Assessment assessment(Watched watch, PlayedRoute route) {
    if (watch.firstBad.isEmpty() && since(watch, route, watch.aim.candidate()).bad() > 0) {
      watch.firstBad = Optional.of(route.newest());
    }
    return new Assessment(
        watch.aim.plan().metrics().stream()
            .map(
                metric ->
                    new Judged(
                        metric.name(),
                        metric.mode(),
                        traffic.garbled()
                            ? new Verdict.Unknown("the value is NaN")
                            : verdict(watch, route, metric.name()),
                        Optional.empty()))
            .toList(),
        watch.firstBad);
  }

  private static Verdict verdict(Watched watch, PlayedRoute route, String metric) {
    Tally candidate = since(watch, route, watch.aim.candidate());
    Tally stable = since(watch, route, watch.aim.stable());
    String sentence =
        String.format(
            Locale.ROOT,
            "%d of %d requests failed (%.1f %%, limit 5 %%), stable %.1f %%",
            candidate.bad(),
            candidate.total(),
            100 * candidate.share(),
            100 * stable.share());
    Finding finding = new Finding(metric, candidate, stable, "5 %", sentence);
    if (candidate.bad() >= DETECTION) {
      return new Verdict.Breach(finding);
    }
    return candidate.total() >= PROOF ? new Verdict.Healthy(finding) : new Verdict.NotYet(finding);
  }

  private static Tally since(Watched watch, PlayedRoute route, BackendId backend) {
    Tally before = watch.before.getOrDefault(backend, Tally.NONE);
    Tally now = backend.slot().map(route::counted).orElse(Tally.NONE);
    return new Tally(now.total() - before.total(), now.bad() - before.bad());
  }

  /** Something else each time, of whatever is watched or rests. */
  @Override
  public Optional<Remembered> learned(ReleaseKey release) {
    var seen = new Baseline("errors", SpreadSums.NONE, SpreadSums.NONE, SpreadSums.NONE, 1, 1);
    return watched.containsKey(release) || resting.contains(release)
        ? Optional.of(new Remembered(clock.instant(), Map.of("errors", seen)))
        : Optional.empty();
  }

  @Override
  public void rest(Rest rest) {
    drop(rest.release());
    resting.add(rest.release());
  }

  @Override
  public Sight sight(AnalysisPlan plan) {
    return new Sight(true, true, true);
  }

  @Override
  public List<Problem> check(AnalysisPlan plan) {
    return List.of();
  }

  @Override
  public void close() {
    traffic.silence(listener);
  }
}
