package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.ledger.Counters;
import dev.hotswap.operator.metrics.ledger.First;
import dev.hotswap.operator.metrics.ledger.Ledger;
import dev.hotswap.operator.metrics.ledger.Reported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One attempt's share of a gateway's counters. */
final class GatewaySession implements MetricSource.Session {
  private final GatewaySource source;
  private final Set<String> services;
  private final Origin origin;
  private final Ledger ledger;
  private long seen;
  private Instant newest = Instant.MIN;

  GatewaySession(GatewaySource source, Watched watched, Origin origin) {
    this.source = source;
    this.services = Set.copyOf(watched.services().values());
    this.origin = origin;
    this.ledger = new Ledger(watched);
  }

  Set<String> services() {
    return services;
  }

  @Override
  public Poll poll(Instant now) {
    Round round = source.round(now);
    if (round.number() == seen || !round.services().containsAll(services)) {
      return new Poll.Unchanged();
    }
    seen = round.number();
    return enter(round);
  }

  private Poll enter(Round round) {
    List<Reported> read = new ArrayList<>();
    List<Failure> missing = new ArrayList<>();
    Set<String> silent = new HashSet<>();
    for (Scraped scraped : round.pods()) {
      switch (scraped) {
        case Scraped.Read(var pod, var page) ->
            read.add(new Reported(pod.reporter(), page, first(pod)));
        case Scraped.Silent(var pod, var failure) -> {
          silent.add(pod.reporter());
          missing.add(failure);
        }
      }
    }
    if (read.isEmpty()) {
      return new Poll.Failed(missing.isEmpty() ? noReporter() : missing.getFirst());
    }
    newest = round.at().isAfter(newest) ? round.at() : newest.plusMillis(1);
    Poll.Fresh fresh = ledger.enter(newest, round.look(), read, silent);
    return missing.isEmpty() ? fresh : new Poll.Partial(fresh, missing);
  }

  /**
   * A pod that the attempt remembers continues from there; one that started later counts in full;
   * of any other it is not known what it counted before the attempt.
   */
  private First first(GatewayPod pod) {
    return Counters.of(pod.reporter(), origin.counters())
        .<First>map(known -> known)
        .orElseGet(
            () ->
                pod.startedAt().isBefore(origin.since())
                    ? new First.Baseline()
                    : new First.FromZero());
  }

  private Failure noReporter() {
    var settings = source.settings();
    return new Failure(
        Reason.NO_REPORTER,
        "source '" + settings.name() + "'",
        "no ready gateway pod matches '%s' in namespace %s"
            .formatted(settings.selector(), settings.namespace()));
  }

  @Override
  public void close() {
    source.closed(this);
  }
}
