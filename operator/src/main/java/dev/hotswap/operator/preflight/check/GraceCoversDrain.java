package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.workload.windows.Drain;
import java.util.List;
import java.util.Optional;

/** A grace period that people set covers the time until nobody sends any more, and the drain. */
final class GraceCoversDrain implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    Drain drain = facts.wish().drain();
    return Optional.ofNullable(facts.wish().template().getSpec().getTerminationGracePeriodSeconds())
        .filter(grace -> grace > drain.sleepSeconds() && grace < drain.graceSeconds())
        .map(
            grace ->
                Reason.GRACE_BELOW_DRAIN.because(
                    "spec.template.spec.terminationGracePeriodSeconds is "
                        + grace
                        + ": pods get requests for "
                        + drain.sleepSeconds()
                        + " s more and the policy gives them "
                        + drain.requests().toSeconds()
                        + " s to finish; say at least "
                        + drain.graceSeconds()
                        + " or leave it out"))
        .stream()
        .toList();
  }
}
