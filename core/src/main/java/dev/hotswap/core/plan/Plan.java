package dev.hotswap.core.plan;

import dev.hotswap.core.analysis.AnalysisPlan;
import java.time.Duration;
import java.util.List;

/**
 * How a new version takes over. Frozen when an attempt starts: a later edit of the policy applies
 * to the next attempt.
 *
 * @param policy name of the policy it was compiled from
 * @param steps weights in order; empty means straight to promotion
 * @param sizing replicas of the candidate on the way
 * @param analysis what is judged, and how
 * @param onBreach what a breach does
 * @param drain how long requests in flight may take to finish before they are cut
 * @param retain how long the old slot stays warm after promotion
 * @param progressDeadline longest time that running containers may stay unready
 * @param stagingDeadline longest time for pulling, scheduling and waiting for room
 * @param skipped what of it an attempt leaves out; {@link #steps()} and {@link #analysis()} are
 *     without that
 */
public record Plan(
    String policy,
    List<Step> steps,
    Sizing sizing,
    AnalysisPlan analysis,
    OnBreach onBreach,
    Duration drain,
    Duration retain,
    Duration progressDeadline,
    Duration stagingDeadline,
    Skipped skipped) {
  /** What an attempt leaves out of its plan. */
  public enum Skipped {
    NOTHING,
    STEPS,
    STEPS_AND_ANALYSIS
  }

  public Plan {
    steps = List.copyOf(steps);
  }

  /** The whole plan, as a policy says it. */
  public Plan(
      String policy,
      List<Step> steps,
      Sizing sizing,
      AnalysisPlan analysis,
      OnBreach onBreach,
      Duration drain,
      Duration retain,
      Duration progressDeadline,
      Duration stagingDeadline) {
    this(
        policy,
        steps,
        sizing,
        analysis,
        onBreach,
        drain,
        retain,
        progressDeadline,
        stagingDeadline,
        Skipped.NOTHING);
  }

  /** Weights in order, as far as they are not skipped. */
  @Override
  public List<Step> steps() {
    return skipped == Skipped.NOTHING ? steps : List.of();
  }

  /** What is judged, as far as it is not skipped. */
  @Override
  public AnalysisPlan analysis() {
    return skipped == Skipped.STEPS_AND_ANALYSIS ? analysis.withoutMetrics() : analysis;
  }

  /** The same plan straight to promotion, still judged. */
  public Plan skippingSteps() {
    return skipped == Skipped.NOTHING ? skipping(Skipped.STEPS) : this;
  }

  /** The same plan with nothing to pass: for a version that was already trusted. */
  public Plan withoutSteps() {
    return skipping(Skipped.STEPS_AND_ANALYSIS);
  }

  /** The plan as its policy says it. */
  public Plan whole() {
    return skipping(Skipped.NOTHING);
  }

  /** The same plan with so much left out, whatever was before. */
  public Plan skipping(Skipped what) {
    return new Plan(
        policy,
        steps,
        sizing,
        analysis,
        onBreach,
        drain,
        retain,
        progressDeadline,
        stagingDeadline,
        what);
  }
}
