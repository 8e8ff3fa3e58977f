package dev.hotswap.api.policy;

/** CEL over the whole list of steps. */
final class StepRules {
  private StepRules() {}

  private static final String WEIGHTS =
      "self.filter(step, has(step.setWeight)).map(step, step.setWeight)";

  /** A release moves forward: going back is what a rollback is for. */
  static final String WEIGHTS_DO_NOT_FALL = WEIGHTS + ".isSorted()";

  /** All weights, so that the one that falls is seen. */
  static final String WEIGHTS_FALL =
      "'spec.steps set the weights %s: each setWeight must be at least the one before'.format(["
          + WEIGHTS
          + "])";
}
