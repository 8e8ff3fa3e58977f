package dev.hotswap.operator.metrics.watch;

import dev.hotswap.operator.metrics.Glance;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Watched;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Releases without an attempt. All of them that share a source share one glance at it: what it
 * costs does not grow by a request for each release.
 */
final class RestRoom {
  private static final Logger LOG = LoggerFactory.getLogger(RestRoom.class);

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

  /** A source that fails teaches nothing this time. */
  synchronized void glance(Map<String, MetricSource> sources, Instant now) {
    Map<String, List<RestingWatch>> bySource =
        watches.values().stream()
            .collect(Collectors.groupingBy(watch -> watch.rest().plan().source()));
    bySource.forEach(
        (name, resting) -> {
          MetricSource source = sources.get(name);
          if (source != null) {
            glance(source, resting, now);
          }
        });
  }

  private static void glance(MetricSource source, List<RestingWatch> resting, Instant now) {
    try {
      List<Watched> watched = resting.stream().map(watch -> watch.rest().watched()).toList();
      List<Glance> glances = source.glance(watched);
      for (int i = 0; i < resting.size(); i++) {
        resting.get(i).glance(now.minus(glances.get(i).age()), glances.get(i));
      }
    } catch (RuntimeException fault) {
      LOG.error("a glance at a metric source failed", fault);
    }
  }
}
