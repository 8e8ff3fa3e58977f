package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.core.analysis.Tally;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.series.Measure;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.series.Series;
import java.util.HashMap;
import java.util.Map;

/** The running totals of a release's stable backend on one page. */
public final class StableTotals {
  private StableTotals() {}

  /** By metric name; a metric that the page does not answer is left out. */
  public static Map<String, Tally> of(Page page, Watched watched) {
    Series series = BackendSeries.of(page, watched).of(watched.stable());
    Map<String, Tally> totals = new HashMap<>();
    for (Measure measure : Measure.of(watched.metrics())) {
      measure.of(series).ifPresent(total -> totals.put(measure.key(), total));
    }
    return Map.copyOf(totals);
  }
}
