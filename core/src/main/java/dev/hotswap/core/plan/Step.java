package dev.hotswap.core.plan;

/**
 * One stop on the way: a weight and how long it is kept.
 *
 * @param name shown to people
 * @param weight percent of requests for the candidate, 0 to 100
 * @param hold what must pass before the next step
 */
public record Step(String name, int weight, Hold hold) {
  public Step {
    if (weight < 0 || weight > 100) {
      throw new IllegalArgumentException(
          "step '" + name + "': weight " + weight + " is outside 0..100");
    }
  }
}
