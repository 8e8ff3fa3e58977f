package dev.hotswap.testkit.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A structural schema, as far as {@link #KNOWN} goes. */
record Schema(JsonNode json) {
  private static final Set<String> KNOWN =
      Set.of(
          "type",
          "format",
          "description",
          "default",
          "properties",
          "required",
          "items",
          "additionalProperties",
          "enum",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "maxProperties",
          "x-kubernetes-int-or-string",
          "x-kubernetes-preserve-unknown-fields",
          "x-kubernetes-list-type",
          "x-kubernetes-list-map-keys",
          "x-kubernetes-validations");

  /** Refuses what would be overlooked otherwise. */
  Schema {
    json.fieldNames()
        .forEachRemaining(
            keyword -> {
              if (!KNOWN.contains(keyword)) {
                throw new IllegalArgumentException(
                    "schema keyword '" + keyword + "' is not known here: add it to Schema");
              }
            });
  }

  String type() {
    return json.path("type").asText();
  }

  boolean flag(String keyword) {
    return json.path(keyword).asBoolean();
  }

  OptionalLong number(String keyword) {
    return json.has(keyword) ? OptionalLong.of(json.get(keyword).asLong()) : OptionalLong.empty();
  }

  List<String> words(String keyword) {
    return StreamSupport.stream(json.path(keyword).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  Set<String> properties() {
    return Set.copyOf(
        json.path("properties").properties().stream().map(java.util.Map.Entry::getKey).toList());
  }

  /** The schema of this field: a declared property, or that of every other value of a map. */
  Optional<Schema> field(String name) {
    JsonNode declared = json.path("properties").path(name);
    return of(declared instanceof MissingNode ? json.path("additionalProperties") : declared);
  }

  /** The schema of a whole object as rules see it: of its metadata, the names. */
  Schema withNames() {
    ObjectNode rooted = json.deepCopy();
    ObjectNode names = rooted.withObject("/properties/metadata/properties");
    List.of("name", "generateName").forEach(name -> names.withObject(name).put("type", "string"));
    return new Schema(rooted);
  }

  Optional<Schema> items() {
    return of(json.path("items"));
  }

  private static Optional<Schema> of(JsonNode json) {
    return json.isObject() ? Optional.of(new Schema(json)) : Optional.empty();
  }
}
