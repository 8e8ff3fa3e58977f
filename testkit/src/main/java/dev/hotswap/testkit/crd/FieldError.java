package dev.hotswap.testkit.crd;

/**
 * One reason why an object is refused, as it stands in {@code status.details.causes}.
 *
 * @param kind its kind
 * @param field where, such as {@code spec.steps[1].setWeight}; {@code <nil>} for the whole object
 * @param message what, beginning with the words of the kind
 */
public record FieldError(Kind kind, String field, String message) {
  /** The kinds of error that schemas and rules lead to. */
  public enum Kind {
    /** The value breaks a bound or a rule. */
    INVALID("FieldValueInvalid", false),
    /** The value has the wrong type. */
    TYPE("FieldValueTypeInvalid", true),
    /** The field must be there. */
    REQUIRED("FieldValueRequired", true),
    /** The value is none of the words that are allowed. */
    NOT_SUPPORTED("FieldValueNotSupported", true),
    /** The string is too long. */
    TOO_LONG("FieldValueTooLong", true),
    /** The list or map is too big. */
    TOO_MANY("FieldValueTooMany", true),
    /** Two entries of a list have one key. */
    DUPLICATE("FieldValueDuplicate", false);

    private final String reason;
    private final boolean stopsRules;

    Kind(String reason, boolean stopsRules) {
      this.reason = reason;
      this.stopsRules = stopsRules;
    }

    /** The word for machines. */
    public String reason() {
      return reason;
    }

    /** Whether CEL rules are not run on an object with such an error. */
    boolean stopsRules() {
      return stopsRules;
    }
  }

  static final FieldError RULES_NOT_RUN =
      new FieldError(
          Kind.INVALID,
          "<nil>",
          "Invalid value: null: some validation rules were not checked because the object was"
              + " invalid; correct the existing errors to complete validation");

  static FieldError invalid(FieldPath path, String value, String detail) {
    return new FieldError(Kind.INVALID, path.toString(), "Invalid value: " + value + ": " + detail);
  }

  /** As clients print it: field, then message. */
  @Override
  public String toString() {
    return field + ": " + message;
  }
}
