package dev.hotswap.operator.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Json;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an API server, or a webhook behind it, does not take a route, in the user's words: path and
 * value where it names a field. What may go away by itself is no refusal.
 */
final class RouteRefusal {
  /** What server-side apply answers, with 500, where a tree does not fit the schema. */
  private static final String NO_FIT = "failed to create typed patch object";

  private RouteRefusal() {}

  static Optional<String> of(Rendering route, Applied<HasMetadata> result) {
    return switch (result) {
      case Applied.Forbidden<HasMetadata>(String object, String detail) ->
          Optional.of(sentence(route, detail));
      case Applied.Failed<HasMetadata> failed ->
          failed.transientFault() && !failed.detail().contains(NO_FIT)
              ? Optional.empty()
              : Optional.of(sentence(route, failed.detail()));
      case Applied.Written<HasMetadata> written -> Optional.empty();
      case Applied.Unchanged<HasMetadata> unchanged -> Optional.empty();
      case Applied.Gone<HasMetadata> gone -> Optional.empty();
      case Applied.Foreign<HasMetadata> foreign -> Optional.empty();
      case Applied.Conflict<HasMetadata> conflict -> Optional.empty();
    };
  }

  private static String sentence(Rendering rendering, String detail) {
    RouteSpec route = rendering.route();
    String part = route.kind().userField().inObject();
    Matcher field =
        Pattern.compile("\\.?" + Pattern.quote(part) + "\\.([A-Za-z0-9_.\\[\\]]+)").matcher(detail);
    if (!field.find()) {
      return route.field() + ": " + detail;
    }
    String path = field.group(1).replaceAll("\\.$", "");
    return "%s.%s%s: %s"
        .formatted(route.userField(), path, value(rendering, part + "." + path), detail);
  }

  private static String value(Rendering route, String path) {
    JsonNode object = Json.tree(route.object().orElseThrow());
    JsonNode value = object.at("/" + path.replaceAll("\\[(\\d+)]", "/$1").replace('.', '/'));
    return value.isMissingNode() ? "" : " is " + value;
  }
}
