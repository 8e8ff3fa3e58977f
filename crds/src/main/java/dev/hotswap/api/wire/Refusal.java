package dev.hotswap.api.wire;

/** Fields that are in the schema and not in force yet are refused by name. */
public final class Refusal {
  private Refusal() {}

  /** CEL: whoever sets this field is told so. */
  public static final String ALWAYS = "false";

  /** CEL: an empty list says the same as none. */
  public static final String UNLESS_EMPTY = "self.size() == 0";

  /** The end of every sentence about something to come. */
  public static final String NOT_YET = " not available in this version";
}
