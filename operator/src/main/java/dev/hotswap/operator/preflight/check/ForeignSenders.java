package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.facts.Facts;
import java.util.List;
import java.util.stream.Stream;

/**
 * Nothing of somebody else sends or copies requests to the slots: nobody could tell them apart, or
 * they would reach a version that has no weight yet.
 */
final class ForeignSenders implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    return Stream.concat(
            facts.others().senders().stream()
                .sorted()
                .map(sender -> Reason.FOREIGN_SENDER.because(sender.sentence())),
            facts.others().aliases().stream().sorted().map(ForeignSenders::alias))
        .toList();
  }

  /** By itself it sends nothing: any namespace may make one, and must not stop others by it. */
  private static Problem alias(String service) {
    return Reason.FOREIGN_SERVICE.because(
        service
            + " is another name of a slot's Service: a route to it sends requests past the"
            + " weights, and holds the version then; give it another externalName");
  }
}
