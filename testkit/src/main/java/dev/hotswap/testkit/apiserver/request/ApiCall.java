package dev.hotswap.testkit.apiserver.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.access.Action;
import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.http.HttpRequest;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.write.WriteOptions;
import dev.hotswap.testkit.fault.RequestFacts;
import java.nio.charset.StandardCharsets;

/** One request on a resource, by somebody. */
record ApiCall(User user, Route.ToResource route, HttpRequest http) {
  /** The verb of access rules and audit logs. */
  String verb() {
    boolean collection = route.name().isEmpty();
    return switch (http.method()) {
      case "GET", "HEAD" -> collection ? (watches() ? "watch" : "list") : "get";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> collection ? "deletecollection" : "delete";
      default -> throw ApiErrors.methodNotAllowed();
    };
  }

  private boolean watches() {
    String watch = http.parameter("watch");
    return watch.equals("true") || watch.equals("1");
  }

  /** What access rules see of it. */
  Action action() {
    return new Action(
        verb(),
        route.group(),
        route.plural(),
        route.subresource(),
        route.namespace(),
        route.name());
  }

  /** What faults see of it. */
  RequestFacts facts() {
    Action action = action();
    return new RequestFacts(
        user.name(), action.verb(), action.resourcePath(), action.namespace(), action.name());
  }

  /** How the client wants its write done. */
  WriteOptions writeOptions() {
    String agent = http.header("user-agent").orElse("unknown").split("/", 2)[0];
    String manager = http.parameter("fieldManager");
    return new WriteOptions(
        manager.isEmpty() ? agent : manager,
        http.parameter("force").equals("true"),
        http.parameter("dryRun").equals("All"));
  }

  /** The media type of the body, without its parameters. */
  String contentType() {
    return http.header("content-type").orElse("application/json").split(";", 2)[0].strip();
  }

  /** The body as a tree; an empty object when there is none. */
  JsonNode body() {
    if (http.body().length == 0) {
      return Json.object();
    }
    try {
      return contentType().endsWith("yaml")
          ? Json.parseYaml(new String(http.body(), StandardCharsets.UTF_8))
          : Json.parse(http.body());
    } catch (RuntimeException e) {
      throw ApiErrors.badRequest("the body cannot be read: " + e.getMessage());
    }
  }

  /** The body as an API object. */
  ApiObject object() {
    JsonNode body = body();
    if (!body.isObject()) {
      throw ApiErrors.badRequest("the body is not an object");
    }
    return new ApiObject(Json.asObject(body));
  }
}
