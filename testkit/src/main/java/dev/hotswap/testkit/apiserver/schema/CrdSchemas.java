package dev.hotswap.testkit.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.schema.MergeSchema.KeyedList;
import java.util.HashMap;
import java.util.Map;

/** The merge rules that a CRD declares in its OpenAPI schema. */
public final class CrdSchemas {
  private CrdSchemas() {}

  /** The rules of a custom resource, given its {@code openAPIV3Schema}. */
  public static MergeSchema of(JsonNode openApi) {
    Map<String, MergeSchema> fields = new HashMap<>();
    if (value(openApi) instanceof MergeSchema.Members members) {
      fields.putAll(members.fields());
    }
    fields.put("metadata", BuiltInSchemas.METADATA);
    return MergeSchema.members(fields);
  }

  private static MergeSchema value(JsonNode schema) {
    return switch (schema.path("type").asText()) {
      case "array" -> list(schema);
      case "object" -> object(schema);
      default -> MergeSchema.plain();
    };
  }

  private static MergeSchema list(JsonNode schema) {
    return switch (schema.path("x-kubernetes-list-type").asText("atomic")) {
      case "map" -> keyed(schema);
      case "set" -> MergeSchema.set();
      default -> MergeSchema.atomic();
    };
  }

  private static MergeSchema keyed(JsonNode schema) {
    var keys = Json.strings(schema.path("x-kubernetes-list-map-keys"));
    JsonNode items = schema.path("items");
    Map<String, String> defaults = new HashMap<>();
    for (String key : keys) {
      JsonNode byDefault = items.path("properties").path(key).path("default");
      if (!byDefault.isMissingNode()) {
        defaults.put(key, byDefault.asText());
      }
    }
    return new KeyedList(keys, Map.copyOf(defaults), value(items));
  }

  private static MergeSchema object(JsonNode schema) {
    if (schema.path("x-kubernetes-map-type").asText().equals("atomic")) {
      return MergeSchema.atomic();
    }
    Map<String, MergeSchema> fields = new HashMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(entry -> fields.put(entry.getKey(), value(entry.getValue())));
    return MergeSchema.members(fields);
  }
}
