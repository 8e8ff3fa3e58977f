package dev.hotswap.api.wire;

/** What names may look like. CEL, because a bare pattern error helps nobody. */
public final class Names {
  private Names() {}

  /** Longest DNS label. */
  public static final int LABEL_LENGTH = 63;

  /** Longest DNS name. */
  public static final int NAME_LENGTH = 253;

  /** Longest name of a backend: {@code service/} and a DNS label. */
  public static final int BACKEND_LENGTH = 8 + LABEL_LENGTH;

  /** CEL: self is a DNS label, RFC 1123. */
  public static final String LABEL = "self.matches(r'^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')";

  /** What {@link #LABEL} asks for. */
  public static final String LABEL_MUST =
      "must be lower-case letters, digits and '-', with a letter or digit at both ends";

  /** CEL: the end of a sentence that began with a field's name. */
  public static final String LABEL_IS_WRONG =
      " is \"%s\": use lower-case letters, digits and \"-\", with a letter or digit at"
          + " both ends'.format([self])";

  /** The syntax of RFC 1035 labels: those that Services need. */
  public static final String SERVICE_PATTERN = "r'^[a-z]([-a-z0-9]*[a-z0-9])?$'";
}
