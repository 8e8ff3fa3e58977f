package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.core.analysis.Tally;
import dev.hotswap.operator.metrics.CounterTotals;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.ledger.StableTotals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What pages say of many stable backends. */
final class Glances {
  private Glances() {}

  /** The stable backend of a release, and the bucket bounds that its metrics are compared with. */
  static Scope scope(Watched resting) {
    return Scope.of(resting, List.of(resting.service(resting.stable())));
  }

  static List<CounterTotals> of(List<Scraped> pods, List<Watched> resting) {
    List<Map<String, Map<String, Tally>>> totals = new ArrayList<>();
    resting.forEach(each -> totals.add(new HashMap<>()));
    for (Scraped pod : pods) {
      if (pod instanceof Scraped.Read(GatewayPod read, PodPage page, long begun)) {
        for (int i = 0; i < resting.size(); i++) {
          Watched each = resting.get(i);
          if (page.fault(scope(each).backends()).isEmpty()) {
            totals
                .get(i)
                .put(read.reporter(), StableTotals.of(page.of(scope(each).backends()), each));
          }
        }
      }
    }
    return totals.stream().map(CounterTotals::new).toList();
  }
}
