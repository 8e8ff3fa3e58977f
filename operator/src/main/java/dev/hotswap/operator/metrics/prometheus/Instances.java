package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.ledger.First;
import dev.hotswap.operator.metrics.ledger.Reported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The gateway pods one session has seen in a Prometheus. A pod whose series appear for the first
 * time began them since the look before if it was being scraped then; if it was not, they are a
 * baseline.
 */
final class Instances {
  private final Targets targets;
  private final Set<String> known = new HashSet<>();
  private Optional<Instant> before = Optional.empty();

  /**
   * One look.
   *
   * @param pages of the pods that have series
   * @param silent known pods without series, still there
   * @param missing those among them that cannot be scraped
   */
  record Look(List<Reported> pages, Set<String> silent, List<Failure> missing) {}

  Instances(Targets targets) {
    this.targets = targets;
  }

  /** A look back: what is missing in between is not asked for. */
  Look past(Snapshot snapshot) throws MissedException {
    Set<String> gone = gone(snapshot);
    return new Look(pages(snapshot, scrapedBefore(snapshot)), gone, List.of());
  }

  /** The newest look. */
  Look present(Snapshot snapshot) throws MissedException {
    Map<String, Boolean> before = scrapedBefore(snapshot);
    Map<String, Boolean> silent = targets.at(gone(snapshot), snapshot.time());
    List<Failure> missing =
        silent.entrySet().stream()
            .filter(target -> !target.getValue())
            .map(target -> failure(target.getKey()))
            .toList();
    known.retainAll(silent.keySet());
    return new Look(pages(snapshot, before), silent.keySet(), missing);
  }

  private Map<String, Boolean> scrapedBefore(Snapshot snapshot) throws MissedException {
    Set<String> unseen = new HashSet<>(snapshot.pages().keySet());
    unseen.removeAll(known);
    return before.isPresent() ? targets.at(unseen, before.get()) : Map.of();
  }

  private List<Reported> pages(Snapshot snapshot, Map<String, Boolean> scrapedBefore) {
    List<Reported> pages = new ArrayList<>();
    snapshot
        .pages()
        .forEach(
            (instance, page) -> {
              boolean began = scrapedBefore.getOrDefault(instance, false);
              First first = began ? new First.FromZero() : new First.Baseline();
              pages.add(new Reported(instance, page, first));
            });
    known.addAll(snapshot.pages().keySet());
    before = Optional.of(snapshot.time());
    return pages;
  }

  private Set<String> gone(Snapshot snapshot) {
    Set<String> gone = new HashSet<>(known);
    gone.removeAll(snapshot.pages().keySet());
    return gone;
  }

  private static Failure failure(String instance) {
    return new Failure(
        Reason.UNREACHABLE, "gateway pod " + instance, "Prometheus cannot scrape it");
  }
}
