package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.preflight.facts.Unseen;
import java.util.List;
import java.util.stream.Stream;

/**
 * The operator could look at everything that checks ask for. What it may not see could stand in the
 * way; only of room it is enough to warn, because pods that find none wait and break nothing.
 */
final class EverythingSeen implements Check {
  private static final String REMEDY =
      ": give its ServiceAccount that right (operator/deploy/clusterrole.yaml has it)";

  @Override
  public List<Problem> of(Facts facts) {
    return Stream.concat(facts.cluster().unseen().stream(), facts.others().unwatched().stream())
        .map(EverythingSeen::problem)
        .toList();
  }

  private static Problem problem(Unseen unseen) {
    return unseen.equals(Unseen.PODS)
        ? Reason.ROOM_NOT_CHECKED.because(
            mayNot(unseen) + ", so nobody knows whether the pool has room" + REMEDY)
        : Reason.NOT_CHECKED.because(
            mayNot(unseen) + ", so nobody knows whether one is in the way" + REMEDY);
  }

  private static String mayNot(Unseen unseen) {
    return "the operator may not list " + unseen;
  }
}
