package dev.hotswap.testkit.prometheus.scrape;

import dev.hotswap.testkit.http.Framing;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.RequestHead;
import dev.hotswap.testkit.http.ResponseHead;
import dev.hotswap.testkit.prometheus.store.LabelSet;
import dev.hotswap.testkit.prometheus.store.SampleStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads every target's page into a store, with the series {@code up} for each. What a target does
 * not show any more ends, and all of a target ends when its page cannot be read.
 */
public final class Scraper {

  /** As Prometheus' default scrape timeout. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<Target, Set<LabelSet>> known = new HashMap<>();
  private final Supplier<List<Target>> targets;
  private final SampleStore store;

  /** Scrapes the targets that there are at each scrape. */
  public Scraper(Supplier<List<Target>> targets, SampleStore store) {
    this.targets = targets;
    this.store = store;
  }

  /** Scrapes once; the samples get this time. */
  public synchronized void scrape(Instant at) {
    List<Target> present = targets.get();
    present.forEach(target -> scrape(target, at));
    Set<Target> gone = new HashSet<>(known.keySet());
    present.forEach(gone::remove);
    for (Target target : gone) {
      replace(target, Map.of(), at);
      store.end(up(target), at);
      known.remove(target);
    }
  }

  private void scrape(Target target, Instant at) {
    try {
      replace(target, PageReader.read(page(target)), at);
      store.add(up(target), at, 1);
    } catch (IOException | IllegalArgumentException unreadable) {
      replace(target, Map.of(), at);
      store.add(up(target), at, 0);
    }
  }

  private void replace(Target target, Map<LabelSet, Double> page, Instant at) {
    var found = new HashSet<LabelSet>();
    page.forEach(
        (labels, value) -> {
          LabelSet whole = labels.and(target.labels()).and(Map.of("instance", target.instance()));
          store.add(whole, at, value);
          found.add(whole);
        });
    for (LabelSet before : known.getOrDefault(target, Set.of())) {
      if (!found.contains(before)) {
        store.end(before, at);
      }
    }
    known.put(target, found);
  }

  private static LabelSet up(Target target) {
    return new LabelSet(target.labels())
        .and(Map.of(LabelSet.NAME, "up", "instance", target.instance()));
  }

  private static String page(Target target) throws IOException {
    try (HttpConnection connection = HttpConnection.open(target.address(), PATIENCE)) {
      connection.readsWithin(PATIENCE);
      connection.write(RequestHead.get(target.path(), target.instance()));
      connection.flush();
      ResponseHead head = connection.readResponse();
      if (head.status() != 200) {
        throw new IOException("Status " + head.status() + " from " + target.instance());
      }
      byte[] page = connection.body(Framing.of("GET", head)).readAll();
      return new String(page, StandardCharsets.UTF_8);
    }
  }
}
