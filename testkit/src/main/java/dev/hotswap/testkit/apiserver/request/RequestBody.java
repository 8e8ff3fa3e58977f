package dev.hotswap.testkit.apiserver.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.http.HttpRequest;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The body of a request, in the languages that a server reads. */
record RequestBody(HttpRequest http) {
  private static final Set<String> OBJECTS = Set.of("application/json", "application/yaml", "*/*");

  /** The media type, without its parameters. */
  String contentType() {
    return http.header("content-type").orElse("application/json").split(";", 2)[0].strip();
  }

  /**
   * An object of a kind.
   *
   * @throws dev.hotswap.testkit.apiserver.error.ApiException 415 for a language that is not read,
   *     400 for anything but an object
   */
  ApiObject object(String kind) {
    if (!OBJECTS.contains(contentType())) {
      throw RequestErrors.unsupportedMediaType(
          "the body of the request was in an unknown format - accepted media types include:"
              + " application/json, application/yaml");
    }
    try {
      return new ApiObject(Json.asObject(tree()));
    } catch (IllegalArgumentException e) {
      throw RequestErrors.badRequest(
          ("the object provided is unrecognized (must be of type %s): couldn't get version/kind;"
                  + " json parse error: %s")
              .formatted(kind, e.getMessage()));
    }
  }

  /** An object that is applied: always read as YAML, of which JSON is a part. */
  ApiObject applied() {
    try {
      return new ApiObject(Json.asObject(Json.parseYaml(text())));
    } catch (RuntimeException e) {
      throw RequestErrors.badRequest("error decoding YAML: " + e.getMessage());
    }
  }

  /** A patch: a JSON tree of any shape. */
  JsonNode patch() {
    try {
      return Json.parse(http.body());
    } catch (IllegalArgumentException e) {
      throw RequestErrors.badRequest("error decoding patch: " + e.getMessage());
    }
  }

  /** Options beside the query; an empty object when there are none. */
  JsonNode options() {
    return http.body().length == 0 ? Json.object() : object("DeleteOptions").json();
  }

  private JsonNode tree() {
    return contentType().endsWith("yaml") ? Json.parseYaml(text()) : Json.parse(http.body());
  }

  private String text() {
    return new String(http.body(), StandardCharsets.UTF_8);
  }
}
