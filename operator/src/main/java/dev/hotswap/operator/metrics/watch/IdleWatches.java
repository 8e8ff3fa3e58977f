package dev.hotswap.operator.metrics.watch;

import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.CounterTotals;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Watched;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Releases without an attempt. All of them that share a source share one glance at it: what it
 * costs does not grow by a request for each release.
 */
final class IdleWatches {
  private final Map<ReleaseKey, RestingWatch> watches = new ConcurrentHashMap<>();

  void rest(Rest rest) {
    watches.compute(
        rest.release(),
        (release, watch) ->
            watch != null && watch.follow(rest) ? watch : new RestingWatch(from(watch, rest)));
  }

  private static Rest from(@Nullable RestingWatch before, Rest rest) {
    return before == null ? rest : rest.remembering(before.learned());
  }

  void drop(ReleaseKey release) {
    watches.remove(release);
  }

  Optional<Remembered> learned(ReleaseKey release) {
    return Optional.ofNullable(watches.get(release)).map(RestingWatch::learned);
  }

  /** The clock was set back to {@code now}. */
  void onThisClock(Instant now) {
    watches.values().forEach(watch -> watch.onThisClock(now));
  }

  /** What is to be done for a glance at each source, by source. */
  List<Runnable> glances(Map<String, MetricSource> sources, Instant now) {
    Map<String, List<RestingWatch>> bySource =
        watches.values().stream()
            .collect(Collectors.groupingBy(watch -> watch.rest().plan().source()));
    return bySource.entrySet().stream()
        .flatMap(
            resting ->
                Optional.ofNullable(sources.get(resting.getKey())).stream()
                    .<Runnable>map(source -> () -> glance(source, resting.getValue(), now)))
        .toList();
  }

  private static void glance(MetricSource source, List<RestingWatch> resting, Instant now) {
    List<Watched> watched = resting.stream().map(watch -> watch.rest().watched()).toList();
    List<CounterTotals> glances = source.glance(watched);
    for (int i = 0; i < resting.size(); i++) {
      resting.get(i).glance(now.minus(glances.get(i).age()), glances.get(i));
    }
  }
}
