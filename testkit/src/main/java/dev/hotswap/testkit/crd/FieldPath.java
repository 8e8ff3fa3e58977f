package dev.hotswap.testkit.crd;

/**
 * Where in an object a value is.
 *
 * @param text such as {@code spec.steps[1].setWeight}; empty for the whole object
 */
record FieldPath(String text) {
  static final FieldPath ROOT = new FieldPath("");

  FieldPath field(String name) {
    return new FieldPath(text.isEmpty() ? name : text + "." + name);
  }

  FieldPath item(int index) {
    return new FieldPath(text + "[" + index + "]");
  }

  @Override
  public String toString() {
    return text.isEmpty() ? "<nil>" : text;
  }
}
