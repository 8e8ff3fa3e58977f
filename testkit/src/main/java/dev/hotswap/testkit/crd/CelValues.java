package dev.hotswap.testkit.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as CEL sees it: what the schema leaves open is not there
 * (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules),
 * so that an object nested as deeply as a tenant likes costs a rule nothing.
 */
final class CelValues {
  private CelValues() {}

  static Object of(Schema schema, JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT, POJO -> map(schema, json);
      case ARRAY -> list(schema, json);
      case BOOLEAN -> json.asBoolean();
      case NUMBER -> json.isIntegralNumber() ? (Object) json.asLong() : (Object) json.asDouble();
      case STRING, BINARY, NULL, MISSING -> json.asText();
    };
  }

  private static Map<String, Object> map(Schema schema, JsonNode json) {
    var map = new LinkedHashMap<String, Object>();
    json.properties()
        .forEach(
            field ->
                schema
                    .field(field.getKey())
                    .ifPresent(inner -> map.put(field.getKey(), of(inner, field.getValue()))));
    return map;
  }

  private static List<Object> list(Schema schema, JsonNode json) {
    var list = new ArrayList<Object>();
    schema.items().ifPresent(items -> json.forEach(item -> list.add(of(items, item))));
    return list;
  }
}
