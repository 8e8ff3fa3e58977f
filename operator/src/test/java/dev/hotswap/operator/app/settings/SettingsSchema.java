package dev.hotswap.operator.app.settings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The settings as a JSON schema (draft 7), so that a chart refuses what the operator would. */
final class SettingsSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** GEP-2257, as {@link dev.hotswap.api.wire.TimeSpan} reads it. */
  private static final String DURATION = "^([0-9]{1,5}(h|m|s|ms)){1,4}$";

  private SettingsSchema() {}

  /**
   * The schema of the whole file. Nothing is required at its top: a chart's values may leave out
   * everything.
   */
  static ObjectNode whole() {
    return record(Settings.class)
        .put(
            "description",
            "The operator's settings file: docs/reference/settings.md. Grants are in force at once,"
                + " anything else restarts the pods one by one.");
  }

  private static ObjectNode record(Class<?> type) {
    ObjectNode properties = JSON.objectNode();
    ArrayNode required = JSON.arrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      ObjectNode value = value(component.getGenericType());
      value.put("description", Reflect.about(component));
      properties.set(component.getName(), value);
      if (component.getType() != Optional.class && component.getAnnotation(Default.class) == null) {
        required.add(component.getName());
      }
    }
    ObjectNode schema = JSON.objectNode().put("type", "object").put("additionalProperties", false);
    schema.set("properties", properties);
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  private static ObjectNode value(Type type) {
    Class<?> raw = Reflect.raw(type);
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (raw == Optional.class) {
        return value(last);
      }
      boolean list = raw == List.class;
      ObjectNode schema = JSON.objectNode().put("type", list ? "array" : "object");
      schema.set(list ? "items" : "additionalProperties", value(last));
      return schema;
    }
    return raw.isRecord() ? record(raw) : scalar(raw);
  }

  private static ObjectNode scalar(Class<?> type) {
    ObjectNode schema = JSON.objectNode();
    if (type == int.class) {
      return schema.put("type", "integer");
    }
    if (type == boolean.class) {
      return schema.put("type", "boolean");
    }
    schema.put("type", "string");
    if (type == Duration.class) {
      schema.put("pattern", DURATION);
    } else if (type == URI.class) {
      schema.put("pattern", "^https?://[^/].*");
    } else if (type.isEnum()) {
      ArrayNode words = schema.putArray("enum");
      Arrays.stream(type.getEnumConstants()).map(Object::toString).forEach(words::add);
    }
    return schema;
  }
}
