package dev.hotswap.core.plan;

/**
 * One of the two permanent places a revision can live in: stable in one, a candidate in the other.
 */
public enum Slot {
  A("a"),
  B("b");

  private final String suffix;

  Slot(String suffix) {
    this.suffix = suffix;
  }

  /** The suffix of every object that belongs to this slot: {@code payment-a}. */
  public String suffix() {
    return suffix;
  }

  /** The slot that is not this one. */
  public Slot other() {
    return switch (this) {
      case A -> B;
      case B -> A;
    };
  }
}
