package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.policy.Candidate;
import dev.hotswap.api.policy.CandidateSizing;
import dev.hotswap.api.policy.HotSwapPolicySpec;
import dev.hotswap.api.policy.OnBreach;
import dev.hotswap.api.policy.Rollback;
import dev.hotswap.api.policy.Swap;
import dev.hotswap.api.policy.SwapMode;
import dev.hotswap.api.policy.analysis.Analysis;
import dev.hotswap.api.policy.analysis.ErrorRate;
import dev.hotswap.api.policy.analysis.EvidenceAction;
import dev.hotswap.api.policy.analysis.FullWeightAction;
import dev.hotswap.api.policy.analysis.InsufficientEvidence;
import dev.hotswap.api.policy.analysis.JudgementRule;
import dev.hotswap.api.policy.analysis.Latency;
import dev.hotswap.api.policy.analysis.Metric;
import dev.hotswap.api.policy.analysis.MetricMode;
import dev.hotswap.api.policy.analysis.NoData;
import dev.hotswap.api.policy.analysis.NoDataAction;
import dev.hotswap.api.policy.analysis.Ratio;
import dev.hotswap.api.policy.analysis.ValueLimit;
import dev.hotswap.api.policy.step.Pause;
import dev.hotswap.api.policy.step.Step;
import dev.hotswap.api.wire.Decimal;
import dev.hotswap.api.wire.Percentage;
import dev.hotswap.api.wire.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random policies, each field of any value that the API server admits, or left out. */
final class RandomPolicy {
  private final Random random;
  private final RandomState.Texts texts;

  RandomPolicy(Random random, RandomState.Texts texts) {
    this.random = random;
    this.texts = texts;
  }

  HotSwapPolicySpec spec() {
    return new HotSwapPolicySpec(
        new Swap(SwapMode.POD_REPLACE, seconds(), seconds()),
        new Candidate(one(CandidateSizing.values()), 1 + random.nextInt(9)),
        some(Math.min(50, texts.most()), this::step),
        new Analysis(
            name(),
            one(JudgementRule.values()),
            some(Math.min(10, texts.most()), this::metric),
            new NoData(span(), one(NoDataAction.values())),
            new InsufficientEvidence(span(), one(EvidenceAction.values())),
            one(FullWeightAction.values())),
        null,
        List.of(),
        new Rollback(one(OnBreach.values())),
        seconds(),
        seconds(),
        List.of());
  }

  private Step step() {
    return new Step(
        name(),
        maybe(() -> random.nextInt(101)),
        maybe(() -> new Pause(maybe(this::span))),
        List.of(),
        null);
  }

  private Metric metric() {
    List<Supplier<Metric>> kinds =
        List.of(
            () -> counted(new ErrorRate(percent()), null, null),
            () ->
                counted(null, new Latency(1 + random.nextInt(99), span(), maybe(this::span)), null),
            () -> counted(null, null, new Ratio(query(), query(), percent())),
            () ->
                new Metric(
                    name(),
                    null,
                    null,
                    null,
                    new ValueLimit(query(), span(), Decimal.of(random.nextDouble() * 1000)),
                    one(MetricMode.values()),
                    random.nextInt(9),
                    null,
                    null));
    return kinds.get(random.nextInt(kinds.size())).get();
  }

  private Metric counted(
      @Nullable ErrorRate errors, @Nullable Latency latency, @Nullable Ratio ratio) {
    return new Metric(
        name(),
        errors,
        latency,
        ratio,
        null,
        one(MetricMode.values()),
        random.nextInt(9),
        maybe(() -> 1 + random.nextInt(999)),
        maybe(this::span));
  }

  private Percentage percent() {
    return Percentage.of(random.nextInt(1, 1_000_000) / 1_000_000.0);
  }

  private TimeSpan span() {
    return TimeSpan.of(Duration.ofMillis(1 + random.nextLong(1L << 30)));
  }

  private int seconds() {
    return random.nextInt(1_000_000);
  }

  private String name() {
    return texts.policys().apply(63) + random.nextInt(1_000_000);
  }

  private String query() {
    return texts.policys().apply(2_048);
  }

  private <T> T one(T[] all) {
    return all[random.nextInt(all.length)];
  }

  private <T> @Nullable T maybe(Supplier<T> make) {
    return random.nextBoolean() ? make.get() : null;
  }

  private <T> List<T> some(int most, Supplier<T> make) {
    return IntStream.range(0, random.nextInt(most + 1)).mapToObj(i -> make.get()).toList();
  }
}
