package dev.hotswap.testkit.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as CEL sees it. */
final class CelValues {
  private CelValues() {}

  static Object of(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT, POJO -> map(json);
      case ARRAY -> list(json);
      case BOOLEAN -> json.asBoolean();
      case NUMBER -> json.isIntegralNumber() ? (Object) json.asLong() : (Object) json.asDouble();
      case STRING, BINARY, NULL, MISSING -> json.asText();
    };
  }

  private static Map<String, Object> map(JsonNode json) {
    var map = new LinkedHashMap<String, Object>();
    json.properties().forEach(field -> map.put(field.getKey(), of(field.getValue())));
    return map;
  }

  private static List<Object> list(JsonNode json) {
    var list = new ArrayList<Object>();
    json.forEach(item -> list.add(of(item)));
    return list;
  }
}
