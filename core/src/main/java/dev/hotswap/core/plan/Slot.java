package dev.hotswap.core.plan;

/** A permanent place for pods: stable runs in one, a candidate with pods of its own in another. */
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

  /** The backend of a slot whose pods run one program. */
  public BackendId.Lane lane() {
    return lane(1);
  }

  /**
   * One of the backends of a slot whose pods can run more than one program.
   *
   * @param number 1 or 2
   */
  public BackendId.Lane lane(int number) {
    return new BackendId.Lane(this, number);
  }
}
