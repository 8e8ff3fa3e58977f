package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.SourceSettings.GatewayPlace;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.ledger.Counters;
import dev.hotswap.operator.metrics.ledger.First;
import dev.hotswap.operator.metrics.ledger.Ledger;
import dev.hotswap.operator.metrics.ledger.Reported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One attempt's share of a gateway's counters. */
final class GatewaySession implements MetricSource.Session {
  private final GatewaySource source;
  private final Set<BackendService> backends;
  private final Scope scope;
  private final Origin origin;
  private final Ledger ledger;
  private long seen;
  private Instant newest = Instant.MIN;

  GatewaySession(GatewaySource source, Watched watched, Origin origin) {
    this.source = source;
    this.scope = Scope.of(watched, watched.services().values()).finer(source.finerBounds());
    this.backends = scope.backends();
    this.origin = origin;
    this.ledger = new Ledger(watched);
  }

  Scope scope() {
    return scope;
  }

  @Override
  public Poll poll(Instant now) {
    Round round = source.round(now);
    if (round.number() == seen || round.ignores(backends)) {
      return new Poll.Unchanged();
    }
    seen = round.number();
    newest = after(newest, round);
    return enter(round, newest, read(round), ledger);
  }

  /** Before the first poll there is nothing to compare a page with. */
  @Override
  public Poll peek(Instant now) {
    return seen == 0
        ? new Poll.Unchanged()
        : source
            .peek(now)
            .filter(round -> round.number() > seen && !round.ignores(backends))
            .map(this::between)
            .orElseGet(Poll.Unchanged::new);
  }

  private Poll between(Round round) {
    List<Reported> read = read(round);
    Poll seen = enter(round, after(newest, round), read, ledger.copy());
    ledger.note(round.look(), read);
    return seen;
  }

  private List<Reported> read(Round round) {
    return round.pods().stream()
        .filter(Scraped.Read.class::isInstance)
        .map(Scraped.Read.class::cast)
        .filter(read -> fault(read).isEmpty())
        .map(
            read ->
                new Reported(
                    read.pod().gateway(),
                    read.pod().reporter(),
                    read.page().of(backends),
                    first(read.pod())))
        .toList();
  }

  private static Instant after(Instant last, Round round) {
    return round.at().isAfter(last) ? round.at() : last.plusMillis(1);
  }

  private Poll enter(Round round, Instant at, List<Reported> read, Ledger books) {
    List<Failure> missing = new ArrayList<>();
    Set<String> silent = new HashSet<>();
    for (Scraped scraped : round.pods()) {
      Optional<Failure> fault = fault(scraped);
      if (fault.isPresent() || !(scraped instanceof Scraped.Read)) {
        silent.add(scraped.pod().reporter());
        fault.ifPresent(missing::add);
      }
    }
    source.settings().gateways().stream()
        .filter(gateway -> round.pods().stream().noneMatch(pod -> isOf(gateway, pod)))
        .forEach(gateway -> missing.add(noReporter(gateway)));
    if (read.isEmpty()) {
      return new Poll.Failed(missing.getFirst());
    }
    Poll.Fresh fresh = books.enter(at, round.look(), read, silent);
    return missing.isEmpty() ? fresh : new Poll.Partial(fresh, missing);
  }

  private Optional<Failure> fault(Scraped scraped) {
    return switch (scraped) {
      case Scraped.Silent(var pod, var failure) -> Optional.of(failure);
      case Scraped.Read(var pod, var page, long begun) ->
          page.asked(backends) ? page.fault(backends) : Optional.of(notAskedYet(pod));
    };
  }

  private static Failure notAskedYet(GatewayPod pod) {
    return new Failure(
        Reason.TIMEOUT, "gateway pod " + pod.name(), "it was not asked for this release yet");
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

  private static boolean isOf(GatewayPlace gateway, Scraped scraped) {
    return gateway.toString().equals(scraped.pod().gateway());
  }

  private Failure noReporter(GatewayPlace gateway) {
    return new Failure(
        Reason.NO_REPORTER,
        "source '" + source.settings().name() + "'",
        "no ready gateway pod matches '%s' in namespace %s"
            .formatted(gateway.selector(), gateway.namespace()));
  }

  @Override
  public void close() {
    source.closed(this);
  }
}
