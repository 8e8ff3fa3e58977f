package dev.hotswap.operator.fault;

/**
 * One unexpected failure inside the operator.
 *
 * @param id eight hexadecimal digits, the same each time the same place fails the same way; the log
 *     has them beside the stack trace
 * @param where what the operator was doing, as it follows "the operator failed while it"
 */
public record Fault(String id, String where) {
  /** For people: what is not known, and where to find out why. */
  public String sentence() {
    return "the operator failed while it "
        + where
        + ": this is a fault of Hotswap, and its log has the details under fault "
        + id;
  }
}
