package dev.hotswap.testkit.apiserver.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An API object as a JSON tree, with its metadata readable by name. Whoever stores one never
 * changes it again; whoever wants to change one takes a {@link #copy()}.
 */
public record ApiObject(ObjectNode json) {
  /** A typed model as an API object. */
  public static ApiObject of(Object model) {
    return new ApiObject(Json.of(model));
  }

  /** A deep copy, free to be changed. */
  public ApiObject copy() {
    return new ApiObject(json.deepCopy());
  }

  /** The object as a typed model. */
  public <T> T as(Class<T> type) {
    return Json.as(json, type);
  }

  /** The node at a path of member names; a missing node when there is none. */
  public JsonNode at(String... path) {
    JsonNode node = json;
    for (String field : path) {
      node = node.path(field);
    }
    return node;
  }

  /** The metadata, created when absent. */
  public ObjectNode metadata() {
    return Json.child(json, "metadata");
  }

  /** {@code apiVersion}, empty when absent. */
  public String apiVersion() {
    return at("apiVersion").asText();
  }

  /** {@code kind}, empty when absent. */
  public String kind() {
    return at("kind").asText();
  }

  /** {@code metadata.name}, empty when absent. */
  public String name() {
    return at("metadata", "name").asText();
  }

  /** {@code metadata.namespace}, empty when absent. */
  public String namespace() {
    return at("metadata", "namespace").asText();
  }

  /** {@code metadata.uid}, empty when absent. */
  public String uid() {
    return at("metadata", "uid").asText();
  }

  /** {@code metadata.resourceVersion}, empty when absent. */
  public String resourceVersion() {
    return at("metadata", "resourceVersion").asText();
  }

  /** {@code metadata.generation}, 0 when absent. */
  public long generation() {
    return at("metadata", "generation").asLong();
  }

  /** {@code metadata.labels}. */
  public Map<String, String> labels() {
    return stringMap(at("metadata", "labels"));
  }

  /** {@code metadata.annotations}. */
  public Map<String, String> annotations() {
    return stringMap(at("metadata", "annotations"));
  }

  /** {@code metadata.finalizers}. */
  public List<String> finalizers() {
    return Json.strings(at("metadata", "finalizers"));
  }

  /** Whether {@code metadata.deletionTimestamp} is set. */
  public boolean deleting() {
    return at("metadata", "deletionTimestamp").isTextual();
  }

  private static Map<String, String> stringMap(JsonNode node) {
    Map<String, String> map = new TreeMap<>();
    node.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
    return map;
  }
}
