package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a CRD has to say, and that its schemas are structural; rules are compiled when used. */
final class CrdRules implements AdmissionRule {
  @Override
  public List<Cause> check(Change change) {
    if (!change.writes("apiextensions.k8s.io", "customresourcedefinitions")) {
      return List.of();
    }
    List<Cause> causes = new ArrayList<>();
    ApiObject crd = change.after();
    checkNames(crd, causes);
    JsonNode versions = crd.at("spec", "versions");
    long stored = Json.stream(versions).filter(v -> v.path("storage").asBoolean()).count();
    if (stored != 1) {
      causes.add(
          Cause.invalid(
              "spec.versions",
              Json.text(versions),
              "must have exactly one version marked as storage version"));
    }
    for (int i = 0; i < versions.size(); i++) {
      JsonNode schema = versions.path(i).path("schema").path("openAPIV3Schema");
      String version = "spec.versions[%d].schema".formatted(i);
      if (schema.isMissingNode()) {
        causes.add(Cause.required(version + ".openAPIV3Schema", ""));
      } else {
        String path = versions.size() == 1 ? "spec.validation" : version;
        checkSchema(schema, path + ".openAPIV3Schema", "at the root", causes);
      }
    }
    return causes;
  }

  private static void checkNames(ApiObject crd, List<Cause> causes) {
    String name =
        crd.at("spec", "names", "plural").asText() + "." + crd.at("spec", "group").asText();
    if (!crd.name().equals(name)) {
      causes.add(
          Cause.invalid(
              "metadata.name",
              "\"" + crd.name() + "\"",
              "must be spec.names.plural+\".\"+spec.group"));
    }
    String scope = crd.at("spec", "scope").asText();
    if (!Set.of("Cluster", "Namespaced").contains(scope)) {
      causes.add(
          Cause.unsupported("spec.scope", "\"" + scope + "\"", "\"Cluster\", \"Namespaced\""));
    }
  }

  /** Structural: every value has a type, every list items, every list with keys names them. */
  private static void checkSchema(JsonNode schema, String path, String where, List<Cause> causes) {
    boolean free =
        schema.path("x-kubernetes-int-or-string").asBoolean()
            || schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    if (schema.path("type").asText().isEmpty() && !free) {
      causes.add(Cause.required(path + ".type", "must not be empty " + where));
    }
    if (schema.path("type").asText().equals("array") && !schema.has("items")) {
      causes.add(Cause.required(path + ".items", "must be specified"));
    }
    boolean keyed = schema.path("x-kubernetes-list-type").asText().equals("map");
    if (keyed && schema.path("x-kubernetes-list-map-keys").isEmpty()) {
      causes.add(
          Cause.required(
              path + ".x-kubernetes-list-map-keys",
              "must not be empty if x-kubernetes-list-type is map"));
    }
    for (var property : schema.path("properties").properties()) {
      String below = "%s.properties[%s]".formatted(path, property.getKey());
      checkSchema(property.getValue(), below, "for specified object fields", causes);
    }
    if (schema.has("items")) {
      checkSchema(schema.path("items"), path + ".items", "for specified array items", causes);
    }
    if (schema.path("additionalProperties").isObject()) {
      String below = path + ".additionalProperties";
      checkSchema(
          schema.path("additionalProperties"), below, "for specified object fields", causes);
    }
  }
}
