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
    Duration stagingDeadline) {
  public Plan {
    steps = List.copyOf(steps);
  }

  /** The same plan straight to promotion, still judged. */
  public Plan skippingSteps() {
    return new Plan(
        policy,
        List.of(),
        sizing,
        analysis,
        onBreach,
        drain,
        retain,
        progressDeadline,
        stagingDeadline);
  }

  /** The same plan with nothing to pass: for a version that was already trusted. */
  public Plan withoutSteps() {
    return new Plan(
        policy,
        List.of(),
        sizing,
        analysis.withoutMetrics(),
        onBreach,
        drain,
        retain,
        progressDeadline,
        stagingDeadline);
  }
}
