package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.facts.Facts;
import java.util.List;

/** The operator could look at everything that checks ask for. */
final class EverythingSeen implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    return facts.cluster().unseen().stream()
        .map(
            kind ->
                Reason.NOT_CHECKED.because(
                    kind
                        + ": the operator may not list it, so nothing was checked about it; give its"
                        + " ServiceAccount the right to list it"))
        .toList();
  }
}
