package dev.hotswap.testkit.apiserver.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import java.util.List;

/** What can be done at the paths of a kind, as far as clients look it up. */
final class Operations {
  /** The extension that says which kind an operation or a schema is about. */
  static final String GROUP_VERSION_KIND = "x-kubernetes-group-version-kind";

  private Operations() {}

  static void describe(ResourceType type, ObjectNode paths) {
    String root = (type.group().isEmpty() ? "/api/" : "/apis/") + type.apiVersion() + "/";
    String collection = root + (type.namespaced() ? "namespaces/{namespace}/" : "") + type.plural();
    ObjectNode all = paths.putObject(collection);
    operation(type, all, "get");
    operation(type, all, "post");
    ObjectNode one = paths.putObject(collection + "/{name}");
    operation(type, one, "get");
    operation(type, one, "put");
    operation(type, one, "delete");
    ObjectNode patch = operation(type, one, "patch");
    for (String parameter : List.of("dryRun", "fieldManager", "fieldValidation", "force")) {
      patch
          .withArrayProperty("parameters")
          .addObject()
          .put("name", parameter)
          .put("in", "query")
          .putObject("schema")
          .put("type", parameter.equals("force") ? "boolean" : "string");
    }
  }

  private static ObjectNode operation(ResourceType type, ObjectNode path, String method) {
    ObjectNode operation = path.putObject(method);
    operation.set(GROUP_VERSION_KIND, groupVersionKind(type));
    operation.putObject("responses").putObject("200").put("description", "OK");
    return operation;
  }

  static ObjectNode groupVersionKind(ResourceType type) {
    return Json.object()
        .put("group", type.group())
        .put("version", type.version())
        .put("kind", type.kind());
  }
}
