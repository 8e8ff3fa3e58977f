package dev.hotswap.testkit.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What an API server (recorded from 1.34) does with objects of one version of a
 * CustomResourceDefinition. Its words are the server's; the order of several errors is not, because
 * the server's own changes from run to run. Safe for use by many threads.
 *
 * <p>Not played: ratcheting (errors in unchanged parts of an update are reported), and what every
 * object has to keep to, such as the characters of {@code metadata.name}.
 */
public final class CrdValidator {
  private final String kind;
  private final JsonNode version;
  private final Schema schema;
  private final Map<JsonNode, Rule> compiled = new ConcurrentHashMap<>();

  private CrdValidator(String kind, JsonNode version) {
    this.kind = kind;
    this.version = version;
    this.schema = new Schema(withMeta(version.required("schema").required("openAPIV3Schema")));
  }

  /**
   * For one version of a CustomResourceDefinition.
   *
   * @throws IllegalArgumentException if there is no such version, or its schema has a keyword that
   *     is not played
   */
  public static CrdValidator of(JsonNode crd, String version) {
    JsonNode spec = crd.required("spec");
    for (JsonNode candidate : spec.required("versions")) {
      if (candidate.required("name").asText().equals(version)) {
        String kind = spec.required("names").required("kind").asText();
        return new CrdValidator(kind + "." + spec.required("group").asText(), candidate);
      }
    }
    throw new IllegalArgumentException(
        crd.at("/metadata/name").asText() + " has no version " + version);
  }

  /**
   * The object as it is stored: without what the schema does not know, with its defaults. The
   * argument stays as it is.
   */
  public ObjectNode admit(ObjectNode object) {
    ObjectNode stored = object.deepCopy();
    Pruning.prune(schema, stored, FieldPath.ROOT);
    Defaulting.fill(schema, stored);
    return stored;
  }

  /**
   * Fields that the schema does not know, as paths; {@code fieldValidation=Strict} refuses them.
   */
  public List<String> unknownFields(ObjectNode object) {
    return Pruning.prune(schema, object.deepCopy(), FieldPath.ROOT);
  }

  /**
   * Why the object is refused; empty when it is accepted.
   *
   * @param admitted what {@link #admit} returned
   * @param old what is stored now; empty on creation
   */
  public List<FieldError> validate(ObjectNode admitted, Optional<ObjectNode> old) {
    var errors = new ArrayList<>(StructureCheck.check(schema, admitted));
    errors.addAll(ScaleCheck.check(version, admitted));
    if (errors.stream().anyMatch(e -> e.kind().stopsRules())) {
      errors.add(FieldError.RULES_NOT_RUN);
    } else {
      errors.addAll(RuleCheck.check(compiled, schema, admitted, old.map(JsonNode.class::cast)));
    }
    return List.copyOf(errors);
  }

  /** The message of the server's 422. */
  public String refusal(String name, List<FieldError> errors) {
    String all = errors.stream().map(FieldError::toString).collect(Collectors.joining(", "));
    return "%s \"%s\" is invalid: %s"
        .formatted(kind, name, errors.size() == 1 ? all : "[" + all + "]");
  }

  private static JsonNode withMeta(JsonNode openApi) {
    ObjectNode root = openApi.deepCopy();
    ObjectNode properties = root.withObject("/properties");
    for (String meta : List.of("apiVersion", "kind")) {
      properties.set(meta, JsonNodeFactory.instance.objectNode().put("type", "string"));
    }
    properties.set(
        "metadata",
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "object")
            .put("x-kubernetes-preserve-unknown-fields", true));
    return root;
  }
}
