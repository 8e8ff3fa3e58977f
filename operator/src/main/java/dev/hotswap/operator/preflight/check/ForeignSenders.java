package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.facts.Facts;
import java.util.List;

/**
 * No route of somebody else sends or copies requests to the slots: nobody could tell them apart.
 */
public final class ForeignSenders implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    return facts.others().senders().stream()
        .sorted()
        .map(route -> Reason.FOREIGN_SENDER.because(sentence(route)))
        .toList();
  }

  /**
   * What is wrong with a route that sends requests to a release's slots.
   *
   * @param route its name, for people
   */
  public static String sentence(String route) {
    return route
        + " sends or copies requests to this release's slots, past its weights, so that its numbers"
        + " are not its own: take that destination out of it";
  }
}
