package dev.hotswap.operator.report;

import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.world.World;
import dev.hotswap.operator.kube.ReleaseKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a Prometheus sees of releases: where each stands now, and what happened to all of them. A
 * release that is gone leaves no series behind.
 */
public final class ReleaseMetrics {
  private final MeterRegistry registry;
  private final Happenings happenings;

  /** Reports to this registry. */
  public ReleaseMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.happenings = new Happenings(registry);
  }

  /**
   * Takes in one turn of a release.
   *
   * @param shown its gauges
   * @param before what was remembered
   * @param after what is remembered now
   * @param world what was seen between
   */
  public void turn(
      ReleaseKey release, Gauges shown, ReleaseState before, ReleaseState after, World world) {
    happenings.between(before, after);
    shown.show(registry, Standing.of(release, after, world));
  }

  /** Status of some release was refused. */
  public void statusRefused() {
    Counter.builder("hotswap.status.refused")
        .description("Times that the API server refused to keep the status of a release")
        .register(registry)
        .increment();
  }

  /** Takes away every series of a release. */
  public void remove(Gauges gone) {
    gone.remove(registry);
  }

  /** The gauges of one release: made and removed as values come and go. */
  public static final class Gauges {
    private final Map<Standing.Series, Double> values = new ConcurrentHashMap<>();
    private final Map<Standing.Series, Meter> gauges = new HashMap<>();
    private boolean gone;

    private synchronized void remove(MeterRegistry registry) {
      show(registry, Map.of());
      gone = true;
    }

    private synchronized void show(MeterRegistry registry, Map<Standing.Series, Double> now) {
      if (gone) {
        return; // its last turn ended later than it did
      }
      values.putAll(now);
      now.keySet()
          .forEach(series -> gauges.computeIfAbsent(series, each -> register(registry, each)));
      Set<Standing.Series> over = new HashSet<>(gauges.keySet());
      over.removeAll(now.keySet());
      for (Standing.Series series : over) {
        Optional.ofNullable(gauges.remove(series)).ifPresent(registry::remove);
        values.remove(series);
      }
    }

    private Meter register(MeterRegistry registry, Standing.Series series) {
      return Gauge.builder(series.name(), () -> values.get(series))
          .tags(series.tags())
          .strongReference(true)
          .register(registry);
    }
  }
}
