package dev.hotswap.operator.report;

import dev.hotswap.core.analysis.Finding;
import dev.hotswap.core.analysis.Judged;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.analysis.Verdict;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.World;
import dev.hotswap.operator.kube.ReleaseKey;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where one release stands, as numbers. Verdicts are there only while a version is judged. */
final class Standing {
  /** One line of numbers over time. */
  record Series(String name, Tags tags) {}

  private final Tags release;
  private final Map<Series, Double> values = new HashMap<>();

  private Standing(ReleaseKey key) {
    release = Tags.of("namespace", key.namespace(), "release", key.name());
  }

  static Map<Series, Double> of(ReleaseKey key, ReleaseState state, World world) {
    var standing = new Standing(key);
    standing.put("hotswap.release.phase", Tags.of("phase", state.phase().word()), 1);
    world.backends().keySet().forEach(backend -> standing.backend(backend, state, world));
    if (state.attempt().isPresent()) {
      world.readings().known().map(Readings::assessment).stream()
          .flatMap(assessment -> assessment.judged().stream())
          .forEach(standing::judged);
    }
    return standing.values;
  }

  private void backend(BackendId backend, ReleaseState state, World world) {
    Tags tags = Tags.of("slot", backend.text());
    state
        .split()
        .ifPresent(split -> put("hotswap.release.weight.percent", tags, split.share(backend)));
    world
        .backend(backend)
        .known()
        .map(Backend::ready)
        .ifPresent(ready -> put("hotswap.release.ready.pods", tags, ready));
  }

  private void judged(Judged judged) {
    Tags metric = Tags.of("metric", judged.metric());
    put("hotswap.analysis.verdict", metric, code(judged.verdict()));
    put("hotswap.analysis.warning", metric, judged.warning().isPresent() ? 1 : 0);
    setAside(metric, "candidate", judged.aside().candidate());
    setAside(metric, "stable", judged.aside().stable());
    finding(judged.verdict())
        .ifPresent(
            finding -> {
              share(metric, "candidate", finding.candidate());
              share(metric, "stable", finding.stable());
            });
  }

  private void setAside(Tags metric, String version, Tally aside) {
    if (aside.bad() > 0) {
      put(
          "hotswap.analysis.set.aside.requests",
          metric.and("version", version),
          (double) aside.bad());
    }
  }

  private void share(Tags metric, String version, Tally tally) {
    Tags tags = metric.and("version", version);
    put("hotswap.analysis.bad.ratio", tags, tally.share());
    put("hotswap.analysis.requests", tags, (double) tally.total());
  }

  /** Worse verdicts have higher numbers, so that an alert can compare. */
  private static int code(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Healthy healthy -> 0;
      case Verdict.NotYet notYet -> 1;
      case Verdict.Unknown unknown -> 2;
      case Verdict.SharedIncident shared -> 3;
      case Verdict.Breach breach -> 4;
    };
  }

  private static Optional<Finding> finding(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Healthy(Finding finding) -> Optional.of(finding);
      case Verdict.NotYet(Finding finding) -> Optional.of(finding);
      case Verdict.SharedIncident(Finding finding) -> Optional.of(finding);
      case Verdict.Breach(Finding finding) -> Optional.of(finding);
      case Verdict.Unknown unknown -> Optional.empty();
    };
  }

  private void put(String name, Tags tags, double value) {
    values.put(new Series(name, release.and(tags)), value);
  }
}
