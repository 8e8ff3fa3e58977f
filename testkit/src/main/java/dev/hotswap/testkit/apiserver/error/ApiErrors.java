package dev.hotswap.testkit.apiserver.error;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import java.util.List;
import java.util.stream.Collectors;

/** The errors of a real API server, in its own words. */
public final class ApiErrors {
  private ApiErrors() {}

  /** 404: no such object. */
  public static ApiException notFound(ResourceType type, String name) {
    return new ApiException(
        404,
        "NotFound",
        "%s \"%s\" not found".formatted(type.qualifiedPlural(), name),
        details(type.group(), type.plural(), name));
  }

  /** 404: no such path. */
  public static ApiException noSuchPath() {
    return new ApiException(
        404, "NotFound", "the server could not find the requested resource", Json.object());
  }

  /** 409: the name is taken. */
  public static ApiException alreadyExists(ResourceType type, String name) {
    return new ApiException(
        409,
        "AlreadyExists",
        "%s \"%s\" already exists".formatted(type.qualifiedPlural(), name),
        details(type.group(), type.plural(), name));
  }

  /** 409: somebody else was faster. */
  public static ApiException stale(ResourceType type, String name) {
    return conflict(
        type,
        name,
        "the object has been modified; please apply your changes to the latest version and try"
            + " again");
  }

  /** 409: the operation cannot be done on this state of the object. */
  public static ApiException conflict(ResourceType type, String name, String why) {
    return new ApiException(
        409,
        "Conflict",
        "Operation cannot be fulfilled on %s \"%s\": %s"
            .formatted(type.qualifiedPlural(), name, why),
        details(type.group(), type.plural(), name));
  }

  /** 409: fields that belong to other managers, one cause each. */
  public static ApiException applyConflict(String message, List<Cause> causes) {
    ObjectNode details = Json.object();
    addCauses(details, causes);
    return new ApiException(409, "Conflict", message, details);
  }

  /** 422: the object breaks the rules of its kind. */
  public static ApiException invalid(ResourceType type, String name, List<Cause> causes) {
    String sentences = causes.stream().map(Cause::sentence).collect(Collectors.joining(", "));
    ObjectNode details = details(type.group(), type.kind(), name);
    addCauses(details, causes);
    return new ApiException(
        422,
        "Invalid",
        "%s \"%s\" is invalid: %s"
            .formatted(
                type.qualifiedKind(), name, causes.size() > 1 ? "[" + sentences + "]" : sentences),
        details);
  }

  /** 422: the request, not the object, breaks a rule; the server then names the resource. */
  public static ApiException invalidRequest(ResourceType type, String name, Cause cause) {
    ObjectNode details = details(type.group(), type.plural(), name);
    addCauses(details, List.of(cause));
    return new ApiException(
        422,
        "Invalid",
        "%s \"%s\" is invalid: %s".formatted(type.qualifiedPlural(), name, cause.sentence()),
        details);
  }

  /** 403: a rule, not a right, forbids it. */
  public static ApiException forbidden(ResourceType type, String name, String why) {
    String subject = name.isEmpty() ? "" : " \"" + name + "\"";
    return new ApiException(
        403,
        "Forbidden",
        "%s%s is forbidden: %s".formatted(type.qualifiedPlural(), subject, why),
        details(type.group(), type.plural(), name));
  }

  /** 403: acting as somebody else is not allowed. */
  public static ApiException forbiddenImpersonation(String user, String other) {
    ObjectNode details = details("", "users", other);
    return new ApiException(
        403,
        "Forbidden",
        ("users \"%s\" is forbidden: User \"%s\" cannot impersonate resource \"users\" in API"
                + " group \"\" at the cluster scope")
            .formatted(other, user),
        details);
  }

  /** 401: an unknown token. */
  public static ApiException unauthorized() {
    return new ApiException(401, "Unauthorized", "Unauthorized", Json.object());
  }

  /** 400: the request makes no sense. */
  public static ApiException badRequest(String message) {
    return new ApiException(400, "BadRequest", message, Json.object());
  }

  /** 410: the part of the log that was asked for is gone. */
  public static ApiException expired(String message) {
    return new ApiException(410, "Expired", message, Json.object());
  }

  /** 415: a body of a kind that the server does not read. */
  public static ApiException unsupportedMediaType(String message) {
    return new ApiException(415, "UnsupportedMediaType", message, Json.object());
  }

  /** 405: the resource does not know the verb. */
  public static ApiException methodNotAllowed() {
    return new ApiException(
        405,
        "MethodNotAllowed",
        "the server does not allow this method on the requested resource",
        Json.object());
  }

  /** 429 by a disruption budget. */
  public static ApiException disruptionBudget(String cause) {
    ObjectNode details = Json.object();
    addCauses(details, List.of(new Cause("DisruptionBudget", "", cause)));
    return new ApiException(
        429,
        "TooManyRequests",
        "Cannot evict pod as it would violate the pod's disruption budget.",
        details);
  }

  /** 500: the server failed. */
  public static ApiException internal(String message) {
    return new ApiException(500, "InternalError", message, Json.object());
  }

  /** 500: an error that the server has no word for. */
  public static ApiException unexpected(String message) {
    return new ApiException(500, "", message, Json.object());
  }

  /** Any other refusal. */
  public static ApiException of(int code, String reason, String message, int retryAfterSeconds) {
    ObjectNode details = Json.object();
    if (retryAfterSeconds > 0) {
      details.put("retryAfterSeconds", retryAfterSeconds);
    }
    return new ApiException(code, reason, message, details);
  }

  private static ObjectNode details(String group, String kind, String name) {
    ObjectNode details = Json.object();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!group.isEmpty()) {
      details.put("group", group);
    }
    return details.put("kind", kind);
  }

  private static void addCauses(ObjectNode details, List<Cause> causes) {
    ArrayNode list = details.putArray("causes");
    for (Cause cause : causes) {
      ObjectNode node = list.addObject().put("reason", cause.reason());
      node.put("message", cause.message());
      if (!cause.field().isEmpty()) {
        node.put("field", cause.field());
      }
    }
  }
}
