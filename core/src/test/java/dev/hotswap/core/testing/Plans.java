package dev.hotswap.core.testing;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.AtFullWeight;
import dev.hotswap.core.analysis.InsufficientEvidence;
import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Mode;
import dev.hotswap.core.analysis.NoData;
import dev.hotswap.core.analysis.Rule;
import dev.hotswap.core.analysis.Share;
import dev.hotswap.core.analysis.ThresholdSettings;
import dev.hotswap.core.plan.Hold;
import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Step;
import java.time.Duration;
import java.util.List;

/** Plans to play with: the usual shape, in seconds instead of minutes. */
public final class Plans {
  /** 10 % → 50 % → 100 %, five seconds each, errors judged, roll back at a breach. */
  public static final Plan CAREFUL =
      of(List.of(step(10, 5), step(50, 5), step(100, 5)), new Sizing.Full(), OnBreach.ROLLBACK);

  private Plans() {}

  /** A plan with these steps and otherwise short, usual values. */
  public static Plan of(List<Step> steps, Sizing sizing, OnBreach onBreach) {
    return of(
        steps,
        sizing,
        onBreach,
        new NoData(Duration.ofSeconds(15), NoData.Then.HOLD),
        new InsufficientEvidence(Duration.ofSeconds(20), InsufficientEvidence.Then.HOLD));
  }

  /** A plan with these steps and answers to missing evidence. */
  public static Plan of(
      List<Step> steps,
      Sizing sizing,
      OnBreach onBreach,
      NoData noData,
      InsufficientEvidence evidence) {
    Metric errors =
        new Metric.ErrorRate(
            "errors",
            Mode.ENFORCE,
            new ThresholdSettings(Duration.ofMinutes(1), 60, 0),
            Share.percent(5));
    return new Plan(
        "careful",
        steps,
        sizing,
        new AnalysisPlan(
            "gateway", Rule.SEQUENTIAL, List.of(errors), noData, evidence, AtFullWeight.JUDGE),
        onBreach,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(40),
        Duration.ofSeconds(60));
  }

  /** A step of this weight that is held for so many observed seconds. */
  public static Step step(int weight, int seconds) {
    return new Step(
        "at-" + weight,
        weight,
        seconds == 0 ? new Hold.None() : new Hold.For(Duration.ofSeconds(seconds)));
  }

  /** A step of this weight that a person ends. */
  public static Step untilPromoted(int weight) {
    return new Step("ask-" + weight, weight, new Hold.Person());
  }

  /** The same plan with nothing to measure. */
  public static Plan unmeasured(Plan plan) {
    return with(plan, plan.steps(), plan.analysis().withoutMetrics(), plan.stagingDeadline());
  }

  /** The same plan with more patience for images and room. */
  public static Plan patient(Plan plan) {
    return with(plan, plan.steps(), plan.analysis(), Duration.ofMinutes(4));
  }

  /** The same plan with every timed hold set to {@code time}. */
  public static Plan holding(Plan plan, Duration time) {
    List<Step> steps =
        plan.steps().stream()
            .map(
                step ->
                    step.hold() instanceof Hold.For
                        ? new Step(step.name(), step.weight(), new Hold.For(time))
                        : step)
            .toList();
    return with(plan, steps, plan.analysis(), plan.stagingDeadline());
  }

  /** {@link #CAREFUL} where requests have so long to finish. */
  public static Plan draining(Duration time) {
    return new Plan(
        CAREFUL.policy(),
        CAREFUL.steps(),
        CAREFUL.sizing(),
        CAREFUL.analysis(),
        CAREFUL.onBreach(),
        time,
        CAREFUL.retain(),
        CAREFUL.progressDeadline(),
        CAREFUL.stagingDeadline());
  }

  private static Plan with(
      Plan plan, List<Step> steps, AnalysisPlan analysis, Duration stagingDeadline) {
    return new Plan(
        plan.policy(),
        steps,
        plan.sizing(),
        analysis,
        plan.onBreach(),
        plan.drain(),
        plan.retain(),
        plan.progressDeadline(),
        stagingDeadline);
  }
}
