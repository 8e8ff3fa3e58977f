package dev.hotswap.operator.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.api.wire.TimeSpan;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Single values as the settings file writes them. */
final class Scalars {
  private Scalars() {}

  /** The value as {@code type}, or a mistake that says how to write it. */
  static Optional<Object> read(Class<?> type, JsonNode node, String path, List<String> mistakes) {
    try {
      return Optional.of(parse(type, node));
    } catch (IllegalArgumentException e) {
      mistakes.add(path + ": is " + node + ": write " + shape(type));
      return Optional.empty();
    }
  }

  /** How people write a value of this type. */
  static String shape(Class<?> type) {
    if (type == int.class) {
      return "a whole number";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == Duration.class) {
      return "a duration such as 500ms, 9s or 3m";
    }
    if (type == URI.class) {
      return "an http or https address";
    }
    return type.isEnum() ? "one of " + names(type) : "a text";
  }

  private static Object parse(Class<?> type, JsonNode node) {
    if (type == int.class && node.canConvertToInt() && node.isIntegralNumber()) {
      return node.intValue();
    }
    if (type == boolean.class && node.isBoolean()) {
      return node.booleanValue();
    }
    if (type == String.class && node.isValueNode()) {
      return node.asText();
    }
    if (type == Duration.class && node.isTextual()) {
      return new TimeSpan(node.asText()).duration();
    }
    if (type == URI.class && node.asText().matches("https?://[^/].*")) {
      return URI.create(node.asText());
    }
    if (type.isEnum() && node.isTextual()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> constant.toString().equals(node.asText()))
          .findFirst()
          .orElseThrow(IllegalArgumentException::new);
    }
    throw new IllegalArgumentException();
  }

  private static String names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }
}
