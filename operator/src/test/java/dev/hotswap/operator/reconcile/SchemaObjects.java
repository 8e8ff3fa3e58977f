package dev.hotswap.operator.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.api.CrdManifest;
import dev.hotswap.api.HotswapGroup;
import dev.hotswap.core.testing.Seeds;
import dev.hotswap.operator.kube.decode.AnyJson;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;

/**
 * Objects that a committed schema admits; every part that it leaves open is filled with anything.
 *
 * @param schema of the whole object
 * @param kind of the object
 */
record SchemaObjects(JsonNode schema, String kind) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static SchemaObjects of(CrdManifest manifest, String kind) {
    JsonNode crd = new KubernetesSerialization().unmarshal(manifest.yaml(), JsonNode.class);
    return new SchemaObjects(crd.at("/spec/versions/0/schema/openAPIV3Schema"), kind);
  }

  /** The object of this seed. */
  ObjectNode object(long seed) {
    var random = Seeds.random(seed);
    var object = JSON.objectNode();
    object.put("apiVersion", HotswapGroup.NAME + "/" + HotswapGroup.VERSION);
    object.put("kind", kind);
    ObjectNode metadata = object.putObject("metadata");
    metadata
        .put("name", "payment")
        .put("namespace", "shop")
        .put("uid", "uid-1")
        .put("generation", 1);
    metadata.put("creationTimestamp", "2026-01-01T00:00:00Z");
    metadata.putObject("annotations").put("hotswap.dev/command", AnyJson.text(random, 60));
    object.set("spec", value(schema.at("/properties/spec"), random));
    if (random.nextBoolean()) {
      object.set("status", value(schema.at("/properties/status"), random));
    }
    return object;
  }

  private JsonNode value(JsonNode schema, Random random) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return random.nextBoolean()
          ? JSON.numberNode(random.nextInt())
          : JSON.textNode(AnyJson.text(random, 60));
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(schema, random);
      case "array" -> array(schema, random);
      case "integer" -> integer(schema, random);
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      default -> string(schema, random);
    };
  }

  private ObjectNode object(JsonNode schema, Random random) {
    ObjectNode object = JSON.objectNode();
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      boolean put = required.contains(property.getKey()) || random.nextInt(3) == 0;
      if (put && !isRefused(property.getValue())) {
        object.set(property.getKey(), value(property.getValue(), random));
      }
    }
    if (schema.path("additionalProperties") instanceof ObjectNode values) {
      for (int i = random.nextInt(3); i > 0; i--) {
        object.set(AnyJson.name(random), value(values, random));
      }
    }
    if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      for (int i = random.nextInt(4); i > 0; i--) {
        String name = AnyJson.name(random);
        if (!schema.path("properties").has(name)) {
          object.set(name, AnyJson.anything(random, 4));
        }
      }
    }
    return object;
  }

  /** A rule that nothing fulfils: the field may not be there. */
  private static boolean isRefused(JsonNode schema) {
    return StreamSupport.stream(schema.path("x-kubernetes-validations").spliterator(), false)
        .anyMatch(rule -> rule.path("rule").asText().equals("false"));
  }

  private ArrayNode array(JsonNode schema, Random random) {
    ArrayNode array = JSON.arrayNode();
    int least = schema.path("minItems").asInt(0);
    int most = Math.min(schema.path("maxItems").asInt(4), 4);
    for (int i = least + random.nextInt(Math.max(1, most - least + 1)); i > 0; i--) {
      array.add(value(schema.path("items"), random));
    }
    return array;
  }

  private static JsonNode integer(JsonNode schema, Random random) {
    if (schema.has("maximum")) {
      long least = schema.path("minimum").asLong(0);
      return JSON.numberNode(least + random.nextLong(schema.path("maximum").asLong() - least + 1));
    }
    return JSON.numberNode(
        AnyJson.pick(
            List.of(0L, 1L, -1L, 100L, 5_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE), random));
  }

  private static JsonNode string(JsonNode schema, Random random) {
    if (schema.path("enum") instanceof ArrayNode words) {
      return words.get(random.nextInt(words.size()));
    }
    return schema.path("format").asText().equals("date-time")
        ? JSON.textNode(
            AnyJson.pick(
                List.of(
                    "2026-01-01T00:00:00Z",
                    "2026-01-01t00:00:00z",
                    "2026-01-01T00:00:00+01:00",
                    "2026-01-01"),
                random))
        : JSON.textNode(AnyJson.text(random, schema.path("maxLength").asInt(60)));
  }
}
