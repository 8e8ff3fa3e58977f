package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.Assessment;
import dev.hotswap.core.analysis.Baseline;
import dev.hotswap.core.analysis.Baselines;
import dev.hotswap.core.analysis.GatewayEvidence;
import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.operator.metrics.Poll;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one attempt's samples have said.
 *
 * @param baselines what is remembered of stable, and what it did since then and before the
 *     candidate got traffic
 * @param alone what it did before the candidate got traffic as far as this source tells, without
 *     what is remembered: a history may reach further back than a short memory
 * @param evidence empty until the candidate got traffic
 * @param newest time of the newest sample
 */
record Gathered(
    Baselines baselines,
    Baselines alone,
    Optional<GatewayEvidence> evidence,
    Optional<Instant> newest) {
  /** Nothing seen of what this plan judges but what is remembered. */
  static Gathered begin(AnalysisPlan plan, Remembered remembered) {
    return new Gathered(
        Baselines.remembered(plan, remembered.baselines()),
        Baselines.unknown(plan),
        Optional.empty(),
        Optional.empty());
  }

  /** What to keep of stable. */
  Map<String, Baseline> kept() {
    return evidence.map(seen -> seen.total().baselines()).orElseGet(this::known).kept();
  }

  /**
   * With what one poll brought.
   *
   * @param allSince since when the gateway is seen to send every request to the candidate
   */
  Gathered plus(Poll.Fresh fresh, AnalysisTarget aim, Optional<Instant> allSince) {
    Gathered next = this;
    Map<String, Map<String, Observation>> apart = by(fresh.apart(), Poll.Fresh.Apart::metrics);
    for (Sample sample : fresh.samples()) {
      boolean all = allSince.filter(since -> sample.at().isAfter(since)).isPresent();
      next = next.plus(all ? sample.withAllToCandidate() : sample, apart, aim);
    }
    return fresh.before().isEmpty() || next.evidence.isEmpty()
        ? next
        : next.with(
            next.evidence
                .get()
                .restored(
                    fresh.before(),
                    by(fresh.apart(), Poll.Fresh.Apart::before),
                    largestWeight(aim)));
  }

  private static <T> Map<String, T> by(
      Map<String, Poll.Fresh.Apart> apart, Function<Poll.Fresh.Apart, T> part) {
    return apart.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, gateway -> part.apply(gateway.getValue())));
  }

  private Gathered plus(
      Sample sample, Map<String, Map<String, Observation>> apart, AnalysisTarget aim) {
    boolean judged = aim.trafficSince().filter(since -> sample.at().isAfter(since)).isPresent();
    Gathered next =
        judged
            ? with(
                evidence
                    .orElseGet(() -> GatewayEvidence.begin(aim.plan(), known(), apart.keySet()))
                    .absorb(sample, apart))
            : new Gathered(learning(sample, aim), alone.absorb(sample), evidence, newest);
    return new Gathered(next.baselines, next.alone, next.evidence, Optional.of(sample.at()));
  }

  /** A history that is read anew at each attempt teaches what is in it once. */
  private Baselines learning(Sample sample, AnalysisTarget aim) {
    return sample.at().isAfter(aim.remembered().until()) ? baselines.absorb(sample) : baselines;
  }

  private Gathered with(GatewayEvidence more) {
    return new Gathered(baselines, alone, Optional.of(more), newest);
  }

  /** Whichever has watched stable for longer. */
  private Baselines known() {
    return baselines.orLonger(alone);
  }

  /** The steps only ever raise it, so it is the newest one, or the one before a rollback. */
  private static int largestWeight(AnalysisTarget aim) {
    return aim.written()
        .map(
            written ->
                Math.max(
                    written.split().share(aim.candidate()),
                    written.before().map(split -> split.share(aim.candidate())).orElse(0)))
        .orElse(100);
  }

  /** Every metric's verdict. */
  Assessment assess(AnalysisTarget aim) {
    return evidence
        .orElseGet(() -> GatewayEvidence.begin(aim.plan(), known(), Set.of()))
        .assess(aim.looks());
  }
}
