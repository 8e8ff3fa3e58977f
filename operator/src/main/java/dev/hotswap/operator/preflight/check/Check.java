package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.facts.Facts;
import java.util.List;

/** One thing that can stand in the way. */
@FunctionalInterface
public interface Check {
  /** What is wrong, in a stable order; empty when nothing is. */
  List<Problem> of(Facts facts);
}
