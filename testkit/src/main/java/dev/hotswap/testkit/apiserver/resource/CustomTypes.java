package dev.hotswap.testkit.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import dev.hotswap.testkit.apiserver.schema.CrdSchemas;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The kinds that CRDs define; of several versions only the stored one is served. */
public final class CustomTypes {
  private CustomTypes() {}

  /** The kind that a CRD defines. */
  public static ResourceType of(ApiObject crd) {
    JsonNode version = storedVersion(crd);
    JsonNode names = crd.at("spec", "names");
    return new ResourceType(
        crd.at("spec", "group").asText(),
        version.path("name").asText(),
        names.path("plural").asText(),
        names.path("kind").asText(),
        crd.at("spec", "scope").asText().equals("Namespaced"),
        traits(version.path("subresources")),
        scale(version.path("subresources").path("scale")),
        CrdSchemas.of(version.path("schema").path("openAPIV3Schema")),
        Aliases.read(names));
  }

  /** The version of a CRD that is stored. */
  public static JsonNode storedVersion(ApiObject crd) {
    return Json.stream(crd.at("spec", "versions"))
        .filter(version -> version.path("storage").asBoolean())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(crd.name() + " stores no version"));
  }

  private static Set<Trait> traits(JsonNode subresources) {
    Set<Trait> traits = EnumSet.of(Trait.CUSTOM, Trait.GENERATION, Trait.LOCKED_UPDATES);
    if (subresources.has("status")) {
      traits.add(Trait.STATUS);
    }
    return Set.copyOf(traits);
  }

  private static Optional<ScalePaths> scale(JsonNode scale) {
    return scale.isObject()
        ? Optional.of(
            new ScalePaths(
                path(scale, "specReplicasPath"),
                path(scale, "statusReplicasPath"),
                path(scale, "labelSelectorPath")))
        : Optional.empty();
  }

  private static String path(JsonNode scale, String field) {
    String path = scale.path(field).asText();
    return path.startsWith(".") ? path.substring(1) : path;
  }
}
