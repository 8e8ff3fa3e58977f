package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.world.Flow;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.ledger.Ledger;
import dev.hotswap.operator.metrics.overdue.ReadWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** The books of one session, and the questions that fill them. */
final class Account {
  private final Snapshots snapshots;
  private final PrometheusSource source;
  private final Ledger ledger;
  private final Instances instances;
  private final Map<String, RatioQuery> ratios = new LinkedHashMap<>();
  private final Map<String, NumberQuery> numbers = new LinkedHashMap<>();

  /**
   * Empty books.
   *
   * @param api for the operator's own questions
   * @param source whose books; answers what the policy asks, and learns what its gateways show
   */
  Account(PrometheusApi api, Watched watched, Snapshots snapshots, PrometheusSource source) {
    PrometheusApi policies = source.policies(watched.namespace());
    this.source = source;
    this.snapshots = snapshots;
    this.ledger = new Ledger(watched);
    this.instances = new Instances(new Targets(api));
    for (Metric metric : watched.metrics()) {
      switch (metric) {
        case Metric.Ratio ratio ->
            ratios.put(ratio.name(), new RatioQuery(policies, watched, ratio));
        case Metric.Value value ->
            numbers.put(value.name(), new NumberQuery(policies, watched, value));
        case Metric.ErrorRate errors -> {}
        case Metric.Latency latency -> {}
      }
    }
  }

  /**
   * Reads a history. Of a single number only the newest is read: it is no evidence that adds up.
   *
   * @param ours turns the server's time into our own
   */
  Poll.Fresh history(Span span, UnaryOperator<Instant> ours) throws MissedException {
    List<Snapshot> past = snapshots.over(span);
    Map<Instant, Map<String, Observation>> raw = new HashMap<>();
    ratios.forEach(
        (name, ratio) ->
            ratio
                .over(span)
                .forEach(
                    (time, seen) ->
                        raw.computeIfAbsent(time, t -> new HashMap<>()).put(name, seen)));
    numbers.forEach(
        (name, number) ->
            raw.computeIfAbsent(span.to(), t -> new HashMap<>()).put(name, number.at(span.to())));
    List<Poll.Fresh> entries = new ArrayList<>();
    for (Snapshot snapshot : past) {
      Instances.Look look = instances.past(snapshot);
      Instant at = ours.apply(snapshot.time());
      entries.add(enter(at, look, raw.getOrDefault(snapshot.time(), Map.of())));
    }
    return joined(entries);
  }

  /**
   * Reads what is new.
   *
   * @param time by the server's clock
   * @param at the same by our own
   */
  Poll next(Instant time, Instant at) throws MissedException {
    Snapshot now = snapshots.at(time);
    source.learned(now);
    Instances.Look look = instances.present(now);
    Map<String, Observation> raw = new HashMap<>();
    ratios.forEach((name, ratio) -> raw.put(name, ratio.at(time)));
    numbers.forEach((name, number) -> raw.put(name, number.at(time)));
    Poll.Fresh entry = enter(at, look, raw);
    return look.missing().isEmpty() ? entry : new Poll.Partial(entry, look.missing());
  }

  /** Totals are left out: a restarted operator reads the history instead. */
  private Poll.Fresh enter(Instant at, Instances.Look look, Map<String, Observation> raw) {
    Poll.Fresh entry = ledger.enter(at, read(at), look.pages(), look.silent());
    Map<String, Observation> metrics = new HashMap<>(raw);
    entry.samples().forEach(sample -> metrics.putAll(sample.metrics()));
    Map<BackendId, Flow> flows = new HashMap<>();
    entry.flows().forEach((backend, flow) -> flows.put(backend, ended(flow)));
    return new Poll.Fresh(
        Map.of(), List.of(new Sample(at, metrics)), List.of(), flows, entry.passed());
  }

  /** The newest sample of a gateway pod may be an interval old. */
  private ReadWindow read(Instant at) {
    return new ReadWindow(at.minus(source.interval()), at);
  }

  /** What was in flight when a pod was scraped says nothing about now. */
  private static Flow ended(Flow flow) {
    return new Flow(OptionalInt.empty(), flow.quietSince());
  }

  private static Poll.Fresh joined(List<Poll.Fresh> entries) {
    Poll.Fresh last = entries.getLast();
    List<Sample> samples = entries.stream().flatMap(entry -> entry.samples().stream()).toList();
    return new Poll.Fresh(Map.of(), samples, List.of(), last.flows(), last.passed());
  }
}
