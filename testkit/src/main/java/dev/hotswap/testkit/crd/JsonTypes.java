package dev.hotswap.testkit.crd;

import com.fasterxml.jackson.databind.JsonNode;

/** Names of JSON types as schemas write them. */
final class JsonTypes {
  private JsonTypes() {}

  static String nameOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "object";
      case ARRAY -> "array";
      case STRING, BINARY -> "string";
      case BOOLEAN -> "boolean";
      case NULL, MISSING -> "null";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
    };
  }
}
