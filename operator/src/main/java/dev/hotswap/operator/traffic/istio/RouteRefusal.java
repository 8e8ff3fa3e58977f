package dev.hotswap.operator.traffic.istio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Json;
import io.fabric8.istio.api.networking.v1.VirtualService;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an API server, or a webhook behind it, does not take a route, in the user's words: path and
 * value where it names a field. What may go away by itself is no refusal.
 */
final class RouteRefusal {
  /** A field of the http route: the user's part. */
  private static final Pattern FIELD =
      Pattern.compile("\\.?spec\\.http\\[0]\\.([A-Za-z0-9_.\\[\\]]+)");

  /** What server-side apply answers, with 500, where a tree does not fit the schema. */
  private static final String NO_FIT = "failed to create typed patch object";

  private RouteRefusal() {}

  static Optional<String> of(Rendering route, Applied<VirtualService> result) {
    return switch (result) {
      case Applied.Forbidden<VirtualService>(String object, String detail) ->
          Optional.of(sentence(route, detail));
      case Applied.Failed<VirtualService> failed ->
          failed.transientFault() && !failed.detail().contains(NO_FIT)
              ? Optional.empty()
              : Optional.of(sentence(route, failed.detail()));
      case Applied.Written<VirtualService> written -> Optional.empty();
      case Applied.Unchanged<VirtualService> unchanged -> Optional.empty();
      case Applied.Gone<VirtualService> gone -> Optional.empty();
      case Applied.Foreign<VirtualService> foreign -> Optional.empty();
      case Applied.Conflict<VirtualService> conflict -> Optional.empty();
    };
  }

  private static String sentence(Rendering route, String detail) {
    Matcher field = FIELD.matcher(detail);
    String where = "spec.traffic.routes[" + route.name() + "].virtualService";
    if (!field.find()) {
      return where + ": " + detail;
    }
    String path = field.group(1).replaceAll("\\.$", "");
    return "%s.http.%s%s: %s".formatted(where, path, value(route, path), detail);
  }

  private static String value(Rendering route, String path) {
    JsonNode http =
        route.object().map(Json::tree).map(o -> o.path("spec").path("http").path(0)).orElseThrow();
    JsonNode value = http.at("/" + path.replaceAll("\\[(\\d+)]", "/$1").replace('.', '/'));
    return value.isMissingNode() ? "" : " is " + value;
  }
}
