package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.metrics.Glance;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Measure;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.series.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What pages say of many stable slots. */
final class Glances {
  private Glances() {}

  private record Service(String namespace, String name) {}

  static List<Glance> of(List<Scraped> pods, List<Watched> resting) {
    List<Map<String, Map<String, Tally>>> totals = new ArrayList<>();
    resting.forEach(each -> totals.add(new HashMap<>()));
    for (Scraped pod : pods) {
      if (pod instanceof Scraped.Read(GatewayPod read, Page page)) {
        Map<Service, Series> stable = byService(page, resting);
        for (int i = 0; i < resting.size(); i++) {
          totals.get(i).put(read.reporter(), totals(stable, resting.get(i)));
        }
      }
    }
    return totals.stream().map(Glance::new).toList();
  }

  private static Map<Service, Series> byService(Page page, List<Watched> resting) {
    Map<Service, Watched> asked = new HashMap<>();
    resting.forEach(each -> asked.put(stable(each), each));
    Map<Service, Series> found = new HashMap<>();
    page.series()
        .forEach(
            (destination, series) -> {
              var service = new Service(destination.namespace(), destination.service());
              Watched watched = asked.get(service);
              if (watched != null && routed(destination, watched)) {
                found.merge(service, series, Series::plus);
              }
            });
    return found;
  }

  private static boolean routed(Destination destination, Watched watched) {
    return destination.port().isEmpty()
        || watched.ports().isEmpty()
        || watched.ports().contains(destination.port().getAsInt());
  }

  private static Map<String, Tally> totals(Map<Service, Series> stable, Watched watched) {
    Series series = stable.getOrDefault(stable(watched), Series.NONE);
    Map<String, Tally> totals = new HashMap<>();
    for (Measure measure : Measure.of(watched.metrics())) {
      measure.of(series).ifPresent(total -> totals.put(measure.key(), total));
    }
    return Map.copyOf(totals);
  }

  private static Service stable(Watched watched) {
    Slot stable = watched.candidate().other();
    return new Service(watched.namespace(), watched.service(stable));
  }
}
