package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.Learned;
import dev.hotswap.api.release.status.LearnedMetric;
import dev.hotswap.core.analysis.Baseline;
import dev.hotswap.core.analysis.SpreadSums;
import dev.hotswap.operator.metrics.watch.Remembered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was learned of stable, to status and back; whatever cannot be read is forgotten. */
public final class LearnedMapping {
  private static final int SUMS = 5;
  private static final int METRICS = 32;
  private static final double THOUSAND = 1_000;
  private static final double MOST = 1e15;

  private LearnedMapping() {}

  /** What is counted by a query that is too long to be kept is learned anew after a restart. */
  static Learned write(Remembered remembered) {
    return new Learned(
        remembered.until(),
        remembered.baselines().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .filter(
                entry ->
                    StatusLimits.fits(entry.getKey())
                        && StatusLimits.fits(entry.getValue().counted()))
            .limit(METRICS)
            .map(entry -> write(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static LearnedMetric write(String metric, Baseline baseline) {
    return new LearnedMetric(
        metric,
        baseline.counted(),
        thousandths(baseline.requests()),
        thousandths(baseline.seconds()),
        write(baseline.samples()),
        write(baseline.fifties()),
        write(baseline.longer()));
  }

  private static List<Long> write(SpreadSums sums) {
    return List.of(
        thousandths(sums.stretches()),
        thousandths(sums.weight()),
        thousandths(sums.weighted()),
        thousandths(sums.bad()),
        thousandths(sums.squares()));
  }

  private static long thousandths(double value) {
    return Math.round(Math.min(value, MOST) * THOUSAND);
  }

  /** What the release's status remembers. */
  public static Remembered read(GoRelease release) {
    return Optional.ofNullable(release.getStatus())
        .flatMap(status -> Optional.ofNullable(status.learned()))
        .map(LearnedMapping::read)
        .orElse(Remembered.NOTHING);
  }

  private static Remembered read(Learned learned) {
    Map<String, Baseline> baselines = new HashMap<>();
    for (LearnedMetric metric : learned.metrics()) {
      read(metric).ifPresent(baseline -> baselines.put(metric.metric(), baseline));
    }
    return new Remembered(learned.until(), baselines);
  }

  private static Optional<Baseline> read(LearnedMetric metric) {
    boolean whole =
        List.of(metric.samples(), metric.fifties(), metric.longer()).stream()
            .allMatch(sums -> sums.size() == SUMS && sums.stream().allMatch(sum -> sum >= 0));
    return whole && metric.requests() >= 0 && metric.seconds() >= 0
        ? Optional.of(
            new Baseline(
                metric.counted(),
                sums(metric.samples()),
                sums(metric.fifties()),
                sums(metric.longer()),
                metric.requests() / THOUSAND,
                metric.seconds() / THOUSAND))
        : Optional.empty();
  }

  private static SpreadSums sums(List<Long> sums) {
    return new SpreadSums(
        sums.get(0) / THOUSAND,
        sums.get(1) / THOUSAND,
        sums.get(2) / THOUSAND,
        sums.get(3) / THOUSAND,
        sums.get(4) / THOUSAND);
  }
}
