package dev.hotswap.testkit.apiserver.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.CustomTypes;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.schema.ModelType;

/**
 * The schemas of kinds: of custom ones what their CRD says, of built-in ones the fields that the
 * client's models have, without words of explanation.
 */
final class Schemas {
  private static final String TYPE = "type";

  private Schemas() {}

  /** {@code v1.Pod}, {@code apps.v1.Deployment}. */
  static String nameOf(ResourceType type) {
    return type.apiVersion().replace('/', '.') + "." + type.kind();
  }

  /** The schema that a CRD declares; that of the metadata is added to the others. */
  static ObjectNode ofCustom(ApiObject crd, ObjectNode others) {
    JsonNode declared = CustomTypes.storedVersion(crd).path("schema").path("openAPIV3Schema");
    ObjectNode schema =
        declared instanceof ObjectNode object
            ? object.deepCopy()
            : Json.object().put(TYPE, "object");
    ObjectNode properties = Json.child(schema, "properties");
    properties.putObject("apiVersion").put(TYPE, "string");
    properties.putObject("kind").put(TYPE, "string");
    ModelType.of("v1", "ConfigMap")
        .map(model -> model.members().get("metadata"))
        .ifPresent(metadata -> properties.set("metadata", value(metadata.type(), others)));
    return schema;
  }

  /** The schema of a kind; those of its parts are added to the others. */
  static ObjectNode ofBuiltIn(ResourceType type, ObjectNode others) {
    return ModelType.of(type.apiVersion(), type.kind())
        .map(model -> members(model, others))
        .orElseGet(() -> Json.object().put(TYPE, "object"));
  }

  private static ObjectNode members(ModelType model, ObjectNode others) {
    ObjectNode schema = Json.object().put(TYPE, "object");
    ObjectNode properties = schema.putObject("properties");
    model
        .members()
        .forEach(
            (name, member) -> {
              ObjectNode value = value(member.type(), others);
              properties.set(
                  name,
                  member.list() ? Json.object().put(TYPE, "array").set("items", value) : value);
            });
    return schema;
  }

  private static ObjectNode value(ModelType type, ObjectNode others) {
    return switch (type) {
      case ModelType.Leaf(var scalar) -> scalar(scalar);
      case ModelType.MapOf map ->
          Json.object()
              .put(TYPE, "object")
              .set("additionalProperties", value(map.values(), others));
      case ModelType.Bean bean -> reference(bean, others);
      case ModelType.Open() -> Json.object();
    };
  }

  /** Types may contain themselves, so each is described once and referred to. */
  private static ObjectNode reference(ModelType.Bean bean, ObjectNode others) {
    String name = bean.name();
    if (!others.has(name)) {
      others.putObject(name);
      others.set(name, members(bean, others));
    }
    ObjectNode reference = Json.object();
    reference.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + name);
    return reference;
  }

  private static ObjectNode scalar(ModelType.Scalar scalar) {
    return switch (scalar) {
      case STRING -> Json.object().put(TYPE, "string");
      case BOOL -> Json.object().put(TYPE, "boolean");
      case INT32, INT64 -> Json.object().put(TYPE, "integer").put("format", scalar.inGo());
    };
  }
}
