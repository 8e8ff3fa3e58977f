package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.series.Series;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * A page as a release sees it: one set of series for each backend.
 *
 * @param series by backend; one that is not there counted nothing
 */
record BackendSeries(Map<BackendId, Series> series) {
  BackendSeries {
    series = Collections.unmodifiableMap(new TreeMap<>(series));
  }

  static BackendSeries of(Page page, Watched watched) {
    return new BackendSeries(
        watched.services().keySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    backend -> backend, backend -> series(page, watched, backend))));
  }

  private static Series series(Page page, Watched watched, BackendId backend) {
    return page.series().entrySet().stream()
        .filter(entry -> leadsTo(entry.getKey(), watched, backend))
        .map(Map.Entry::getValue)
        .reduce(Series.NONE, Series::plus);
  }

  private static boolean leadsTo(Destination destination, Watched watched, BackendId backend) {
    return destination.namespace().equals(watched.namespace())
        && destination.service().equals(watched.service(backend))
        && (destination.port().isEmpty()
            || watched.ports().isEmpty()
            || watched.ports().contains(destination.port().getAsInt()));
  }

  Series of(BackendId backend) {
    return series.getOrDefault(backend, Series.NONE);
  }

  /** True where requests in flight to any of them are shown. */
  boolean showsGauge() {
    return series.values().stream().anyMatch(each -> each.inFlight().isPresent());
  }

  BackendSeries since(BackendSeries before) {
    return with(before, Series::since);
  }

  BackendSeries remembering(BackendSeries before) {
    return with(before, Series::remembering);
  }

  private BackendSeries with(BackendSeries before, BinaryOperator<Series> each) {
    return new BackendSeries(
        series.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    now -> each.apply(now.getValue(), before.of(now.getKey())))));
  }
}
