package dev.hotswap.operator.fault;

/** What may fail without ending a turn: each gives a value all the same. */
public enum Task {
  CHECK("made a check before a version starts");

  private final String words;

  Task(String words) {
    this.words = words;
  }

  /** What it does, after "the operator failed while it". */
  public String words() {
    return words;
  }
}
