package dev.hotswap.testkit.crd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.crd.FieldError.Kind;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Checks how big a value is, and that a time is one. */
final class Bounds {
  private final Schema schema;
  private final JsonNode value;
  private final FieldPath path;
  private final List<FieldError> errors = new ArrayList<>();

  private Bounds(Schema schema, JsonNode value, FieldPath path) {
    this.schema = schema;
    this.value = value;
    this.path = path;
  }

  static List<FieldError> check(Schema schema, JsonNode value, FieldPath path) {
    var bounds = new Bounds(schema, value, path);
    switch (value.getNodeType()) {
      case NUMBER -> bounds.number();
      case STRING -> bounds.string();
      case ARRAY -> bounds.list();
      case OBJECT -> bounds.tooMany("maxProperties");
      default -> {}
    }
    return bounds.errors;
  }

  private void number() {
    schema
        .number("minimum")
        .ifPresent(m -> require(value.asDouble() >= m, "should be greater than or equal to " + m));
    schema
        .number("maximum")
        .ifPresent(m -> require(value.asDouble() <= m, "should be less than or equal to " + m));
  }

  private void string() {
    int length = value.asText().codePointCount(0, value.asText().length());
    schema
        .number("minLength")
        .ifPresent(m -> require(length >= m, "should be at least " + m + " chars long"));
    schema.number("maxLength").ifPresent(m -> atMost(length <= m, Kind.TOO_LONG, tooLong(m)));
    if (schema.json().path("format").asText().equals("date-time")) {
      require(isTime(value.asText()), "must be of type date-time: " + value);
    }
  }

  private void list() {
    schema.number("minItems").ifPresent(this::atLeastItems);
    tooMany("maxItems");
  }

  private void atLeastItems(long min) {
    if (value.size() < min) {
      String detail = path + " in body should have at least " + min + " items";
      errors.add(FieldError.invalid(path, String.valueOf(value.size()), detail));
    }
  }

  private void tooMany(String keyword) {
    String size = "Too many: " + value.size() + ": must have at most ";
    schema
        .number(keyword)
        .ifPresent(m -> atMost(value.size() <= m, Kind.TOO_MANY, size + m + " items"));
  }

  private void require(boolean holds, String must) {
    if (!holds) {
      errors.add(FieldError.invalid(path, value.toString(), path + " in body " + must));
    }
  }

  private void atMost(boolean holds, Kind kind, String message) {
    if (!holds) {
      errors.add(new FieldError(kind, path.toString(), message));
    }
  }

  private static String tooLong(long max) {
    return "Too long: may not be more than " + max + " bytes";
  }

  private static boolean isTime(String text) {
    try {
      return OffsetDateTime.parse(text).getYear() > 0;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
