package dev.hotswap.testkit.apiserver.request;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.apply.StrategicMerge;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.json.MergePatch;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import dev.hotswap.testkit.apiserver.write.ObjectBody;
import io.fabric8.zjsonpatch.JsonPatch;
import java.util.function.UnaryOperator;

/** The kinds of patches but apply. */
final class Patching {
  /** The media type of an apply. */
  static final String APPLY = "application/apply-patch+yaml";

  private Patching() {}

  /** The change that a patch asks for. */
  static UnaryOperator<ApiObject> edit(ApiCall call, ResourceType type) {
    JsonNode patch = call.body().patch();
    return switch (call.body().contentType()) {
      case "application/merge-patch+json" -> {
        require(patch.isObject(), "it is no object");
        yield live -> object(MergePatch.apply(live.json(), patch));
      }
      case "application/json-patch+json" -> {
        require(patch.isArray(), "it is no list of operations");
        yield live -> object(operations(patch, live.json()));
      }
      case "application/strategic-merge-patch+json" -> {
        if (type.has(Trait.CUSTOM)) {
          throw unsupported();
        }
        require(patch.isObject(), "it is no object");
        yield live ->
            ObjectBody.throughMaps(
                type, object(StrategicMerge.apply(type.schema(), live.json(), patch)));
      }
      default -> throw unsupported();
    };
  }

  private static void require(boolean shape, String otherwise) {
    if (!shape) {
      throw RequestErrors.badRequest("error decoding patch: " + otherwise);
    }
  }

  /** One after the other: what is to be removed has to be there (RFC 6902, section 4.2). */
  private static JsonNode operations(JsonNode patch, JsonNode live) {
    try {
      JsonNode result = live;
      for (JsonNode operation : patch) {
        boolean removal = operation.path("op").asText().equals("remove");
        JsonPointer path = JsonPointer.compile(operation.path("path").asText());
        if (removal && result.at(path).isMissingNode()) {
          throw rejected();
        }
        result = JsonPatch.apply(Json.array().add(operation), result);
      }
      return result;
    } catch (RuntimeException e) {
      throw rejected();
    }
  }

  private static RuntimeException rejected() {
    return RequestErrors.of(
        422, "Invalid", "the server rejected our request due to an error in our request", 0);
  }

  private static ApiObject object(JsonNode result) {
    return new ApiObject(Json.asObject(result));
  }

  private static RuntimeException unsupported() {
    return RequestErrors.unsupportedMediaType(
        "the body of the request was in an unknown format - accepted media types include:"
            + " application/json-patch+json, application/merge-patch+json,"
            + " application/apply-patch+yaml");
  }
}
