package dev.hotswap.testkit.apiserver.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ScalePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The scale subresource: replicas of any kind that has them, in one shape. */
public final class Scaling {
  private final Verbs verbs;

  /** Scaling in a cluster. */
  public Scaling(Verbs verbs) {
    this.verbs = verbs;
  }

  /** The {@code autoscaling/v1 Scale} of an object. */
  public ApiObject read(Target target) {
    return scaleOf(verbs.backend().get(target), paths(target));
  }

  /** Changes the wanted replicas through an edit of the Scale. */
  public ApiObject write(Target target, UnaryOperator<ApiObject> edit, WriteOptions options) {
    ScalePaths paths = paths(target);
    ApiObject changed = verbs.mutation().change(target, live -> scaled(live, paths, edit), options);
    return scaleOf(changed, paths);
  }

  private static ApiObject scaled(ApiObject live, ScalePaths paths, UnaryOperator<ApiObject> edit) {
    ApiObject scale = edit.apply(scaleOf(live, paths));
    ObjectNode parent = live.json();
    List<String> path = List.of(paths.specReplicas().split("\\.", -1));
    for (String field : path.subList(0, path.size() - 1)) {
      parent = Json.child(parent, field);
    }
    parent.put(path.getLast(), scale.at("spec", "replicas").asInt());
    if (!scale.resourceVersion().isEmpty()) {
      live.metadata().put("resourceVersion", scale.resourceVersion());
    }
    return live;
  }

  private static ApiObject scaleOf(ApiObject object, ScalePaths paths) {
    ApiObject scale = new ApiObject(Json.object());
    scale.json().put("apiVersion", "autoscaling/v1").put("kind", "Scale");
    ObjectNode metadata = scale.metadata();
    for (String field :
        List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
      metadata.set(field, object.at("metadata", field));
    }
    Json.child(scale.json(), "spec").put("replicas", at(object, paths.specReplicas()).asInt());
    ObjectNode status = Json.child(scale.json(), "status");
    status.put("replicas", at(object, paths.statusReplicas()).asInt());
    String selector = selector(object, paths);
    if (!selector.isEmpty()) {
      status.put("selector", selector);
    }
    return scale;
  }

  private static String selector(ApiObject object, ScalePaths paths) {
    if (paths.selector().isEmpty()) {
      return "";
    }
    JsonNode selector = at(object, paths.selector());
    List<String> equalities = new ArrayList<>();
    selector
        .path("matchLabels")
        .properties()
        .forEach(e -> equalities.add(e.getKey() + "=" + e.getValue().asText()));
    return selector.isTextual() ? selector.asText() : String.join(",", equalities);
  }

  private static JsonNode at(ApiObject object, String path) {
    return object.at(path.split("\\.", -1));
  }

  private static ScalePaths paths(Target target) {
    return target.type().scale().orElseThrow(RequestErrors::noSuchPath);
  }
}
