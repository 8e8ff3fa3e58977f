package dev.hotswap.testkit.apiserver.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.apply.StrategicMerge;
import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.json.MergePatch;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import io.fabric8.zjsonpatch.JsonPatch;
import java.util.function.UnaryOperator;

/** The kinds of patches but apply. */
final class Patching {
  private Patching() {}

  /** The change that a patch asks for. */
  static UnaryOperator<ApiObject> edit(ApiCall call, ResourceType type) {
    JsonNode patch = call.body();
    return switch (call.contentType()) {
      case "application/merge-patch+json" -> live -> object(MergePatch.apply(live.json(), patch));
      case "application/json-patch+json" -> live -> jsonPatch(patch, live);
      case "application/strategic-merge-patch+json" -> {
        if (type.has(Trait.CUSTOM)) {
          throw unsupported(call);
        }
        yield live -> object(StrategicMerge.apply(type.schema(), live.json(), patch));
      }
      default -> throw unsupported(call);
    };
  }

  private static ApiObject jsonPatch(JsonNode patch, ApiObject live) {
    try {
      return object(JsonPatch.apply(patch, live.json()));
    } catch (RuntimeException e) {
      throw ApiErrors.of(
          422,
          "Invalid",
          "the server rejected our request due to an error in our request: " + e.getMessage(),
          0);
    }
  }

  private static ApiObject object(JsonNode result) {
    return new ApiObject(Json.asObject(result));
  }

  private static RuntimeException unsupported(ApiCall call) {
    return ApiErrors.unsupportedMediaType(
        "the body of the request was in an unknown format - accepted media types include:"
            + " application/json-patch+json, application/merge-patch+json,"
            + " application/apply-patch+yaml; got "
            + call.contentType());
  }
}
