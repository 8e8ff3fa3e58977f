package dev.hotswap.testkit.apiserver.error;

/**
 * One reason why an object is invalid, as in {@code Status.details.causes}.
 *
 * @param reason machine word, for example {@code FieldValueInvalid}
 * @param field path of the field, for example {@code spec.replicas}
 * @param message what is wrong, without the field
 */
public record Cause(String reason, String field, String message) {
  /** A value that is not allowed. */
  public static Cause invalid(String field, String value, String why) {
    return new Cause("FieldValueInvalid", field, "Invalid value: %s: %s".formatted(value, why));
  }

  /** A field that must be set. */
  public static Cause required(String field, String why) {
    return new Cause(
        "FieldValueRequired", field, why.isEmpty() ? "Required value" : "Required value: " + why);
  }

  /** A field that must not be set, or not be changed. */
  public static Cause forbidden(String field, String why) {
    return new Cause("FieldValueForbidden", field, "Forbidden: " + why);
  }

  /** A value that is none of those there are. */
  public static Cause unsupported(String field, String value, String supported) {
    return new Cause(
        "FieldValueNotSupported",
        field,
        "Unsupported value: %s: supported values: %s".formatted(value, supported));
  }

  /** A value that occurs twice where it may occur once. */
  public static Cause duplicate(String field, String value) {
    return new Cause("FieldValueDuplicate", field, "Duplicate value: \"" + value + "\"");
  }

  /** The sentence of the Status message. */
  public String sentence() {
    return field.isEmpty() ? message : field + ": " + message;
  }
}
