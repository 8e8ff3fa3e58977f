package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.Assessment;
import dev.hotswap.core.analysis.Baseline;
import dev.hotswap.core.analysis.Baselines;
import dev.hotswap.core.analysis.Evidence;
import dev.hotswap.core.analysis.Judge;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.operator.metrics.Poll;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

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
    Baselines baselines, Baselines alone, Optional<Evidence> evidence, Optional<Instant> newest) {
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
    return evidence.map(Evidence::baselines).orElseGet(this::known).kept();
  }

  /**
   * With what one poll brought.
   *
   * @param allSince since when the gateway is seen to send every request to the candidate
   */
  Gathered plus(Poll.Fresh fresh, AnalysisTarget aim, Optional<Instant> allSince) {
    Gathered next = this;
    for (Sample sample : fresh.samples()) {
      boolean all = allSince.filter(since -> sample.at().isAfter(since)).isPresent();
      next = next.plus(all ? sample.withAllToCandidate() : sample, aim);
    }
    return fresh.before().isEmpty() || next.evidence.isEmpty()
        ? next
        : next.with(next.evidence.get().restored(fresh.before(), largestWeight(aim)));
  }

  private Gathered plus(Sample sample, AnalysisTarget aim) {
    boolean judged = aim.trafficSince().filter(since -> sample.at().isAfter(since)).isPresent();
    Gathered next =
        judged
            ? with(evidence.orElseGet(() -> Evidence.begin(aim.plan(), known())).absorb(sample))
            : new Gathered(learning(sample, aim), alone.absorb(sample), evidence, newest);
    return new Gathered(next.baselines, next.alone, next.evidence, Optional.of(sample.at()));
  }

  /** A history that is read anew at each attempt teaches what is in it once. */
  private Baselines learning(Sample sample, AnalysisTarget aim) {
    return sample.at().isAfter(aim.remembered().until()) ? baselines.absorb(sample) : baselines;
  }

  private Gathered with(Evidence more) {
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
    return Judge.assess(evidence.orElseGet(() -> Evidence.begin(aim.plan(), known())), aim.looks());
  }
}
