package dev.hotswap.core.plan;

/**
 * How requests are divided between the two slots. Sums to 100 by construction: only one share is
 * stored.
 *
 * @param a percent of requests for slot A, 0 to 100
 */
public record Split(int a) {
  public Split {
    if (a < 0 || a > 100) {
      throw new IllegalArgumentException("weight " + a + " is outside 0..100");
    }
  }

  /** Every request to this slot. */
  public static Split all(Slot slot) {
    return toward(slot, 100);
  }

  /** {@code percent} of requests to this slot, the rest to the other. */
  public static Split toward(Slot slot, int percent) {
    return switch (slot) {
      case A -> new Split(percent);
      case B -> new Split(100 - percent);
    };
  }

  /** Percent of requests for this slot. */
  public int of(Slot slot) {
    return switch (slot) {
      case A -> a;
      case B -> 100 - a;
    };
  }

  @Override
  public String toString() {
    return "a=" + a + "/b=" + (100 - a);
  }
}
