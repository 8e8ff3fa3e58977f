package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Verdict.Breach;
import dev.hotswap.core.analysis.Verdict.Healthy;
import dev.hotswap.core.analysis.Verdict.SharedIncident;
import dev.hotswap.core.analysis.Verdict.Unknown;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every metric's verdict at one moment. Metrics in {@link Mode#DRY_RUN} are shown and never act.
 *
 * @param judged in the plan's order
 * @param firstBad time of the first sample in which an answer of the candidate was bad by any
 *     metric
 */
public record Assessment(List<Judged> judged, Optional<Instant> firstBad) {
  /** Of a plan without metrics: nothing to wait for. */
  public static final Assessment NOTHING_MEASURED = new Assessment(List.of());

  public Assessment {
    judged = List.copyOf(judged);
  }

  /** Of samples in which nothing was bad, or that nobody counts. */
  public Assessment(List<Judged> judged) {
    this(judged, Optional.empty());
  }

  /**
   * The same, where each metric that another assessment calls broken is broken.
   *
   * @param gateway where that was seen, for people
   * @param alone of the same metrics, at one gateway
   */
  Assessment convictedBy(String gateway, Assessment alone) {
    Map<String, Breach> breaches = new HashMap<>();
    alone
        .judged()
        .forEach(
            one -> {
              if (one.verdict() instanceof Breach breach) {
                breaches.put(one.metric(), breach.at(gateway));
              }
            });
    return new Assessment(
        judged.stream()
            .map(
                one ->
                    one.verdict() instanceof Breach
                        ? one
                        : Optional.ofNullable(breaches.get(one.metric()))
                            .map(one::with)
                            .orElse(one))
            .toList(),
        firstBad);
  }

  /** The first breach that acts. */
  public Optional<Finding> breach() {
    return first(v -> v instanceof Breach b ? Stream.of(b.finding()) : Stream.empty());
  }

  /** The first incident that both versions share. */
  public Optional<Finding> shared() {
    return first(v -> v instanceof SharedIncident s ? Stream.of(s.finding()) : Stream.empty());
  }

  /** The first metric without usable data, as "name: why". */
  public Optional<String> unknown() {
    return enforced()
        .filter(j -> j.verdict() instanceof Unknown)
        .map(j -> j.metric() + ": " + ((Unknown) j.verdict()).why())
        .findFirst();
  }

  /** What people are to be told although nothing follows from it, as "name: what". */
  public List<String> warnings() {
    return judged.stream()
        .flatMap(j -> j.warning().stream().map(what -> j.metric() + ": " + what))
        .toList();
  }

  /** The names of the metrics that warn. */
  public List<String> warning() {
    return judged.stream().filter(j -> j.warning().isPresent()).map(Judged::metric).toList();
  }

  /** True when every metric that acts has evidence of health. */
  public boolean healthy() {
    return enforced().allMatch(j -> j.verdict() instanceof Healthy);
  }

  private Optional<Finding> first(Function<Verdict, Stream<Finding>> pick) {
    return enforced().map(Judged::verdict).flatMap(pick).findFirst();
  }

  private Stream<Judged> enforced() {
    return judged.stream().filter(j -> j.mode() == Mode.ENFORCE);
  }
}
