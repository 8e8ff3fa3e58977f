package dev.hotswap.operator.traffic.istio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.decode.Decoded;
import dev.hotswap.operator.kube.decode.Decoder;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPRoute;
import java.util.LinkedHashMap;
import java.util.Map;

/** The user's part of a VirtualService's http route. */
final class RouteHttp {
  private RouteHttp() {}

  /**
   * Reads it.
   *
   * @param name its path in the spec, for sentences
   */
  static Decoded<Map<String, Object>> read(String name, RawTree http) {
    return Decoder.tree(name, http)
        .then(
            tree ->
                Decoder.decode(name, tree, HTTPRoute.class)
                    .then(fits -> new Decoded.Fits<>(fields(tree))));
  }

  /**
   * The part that an object carries: of its first http route, everything but destinations.
   *
   * @param live an object as a tree
   */
  static Map<String, Object> of(JsonNode live) {
    JsonNode first = live.path("spec").path("http").path(0).deepCopy();
    if (first instanceof ObjectNode http) {
      http.remove("route");
    }
    return fields(first);
  }

  private static Map<String, Object> fields(JsonNode tree) {
    Map<String, Object> fields = new LinkedHashMap<>();
    tree.properties().stream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> fields.put(field.getKey(), Json.as(field.getValue(), Object.class)));
    return fields;
  }
}
