package dev.hotswap.operator.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One text for one meaning: keys in order, no spaces, fields that are null or an empty list left
 * out (to the API they mean the same as none), 1.0 written as 1. After RFC 8785, but with numbers
 * of any size, and none of them written out in full.
 */
final class CanonicalJson {
  /**
   * Beyond this many zeros a number keeps its exponent: "1e999999999" is short, its digits are not.
   */
  private static final int MAX_ZEROS = 32;

  private CanonicalJson() {}

  static String of(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY ->
          StreamSupport.stream(node.spliterator(), false)
              .map(CanonicalJson::of)
              .collect(Collectors.joining(",", "[", "]"));
      case NUMBER -> number(node);
      case STRING -> quoted(node.textValue());
      case BOOLEAN, NULL -> node.asText();
      case BINARY, POJO, MISSING ->
          throw new IllegalArgumentException(node.getNodeType() + " is not JSON");
    };
  }

  private static String object(JsonNode node) {
    Map<String, String> fields = new TreeMap<>();
    node.properties().stream()
        .filter(field -> !isNothing(field.getValue()))
        .forEach(field -> fields.put(field.getKey(), of(field.getValue())));
    return fields.entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static boolean isNothing(JsonNode value) {
    return value.isNull() || (value.isArray() && value.isEmpty());
  }

  private static String number(JsonNode node) {
    if (!Double.isFinite(node.doubleValue())) {
      return quoted(node.asText());
    }
    BigDecimal value = node.decimalValue();
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal shortest = value.stripTrailingZeros();
    return Math.abs(shortest.scale()) <= MAX_ZEROS ? shortest.toPlainString() : shortest.toString();
  }

  private static String quoted(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }
}
