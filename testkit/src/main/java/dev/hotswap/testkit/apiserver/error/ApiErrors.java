package dev.hotswap.testkit.apiserver.error;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import java.util.List;
import java.util.stream.Collectors;

/** What a real API server says of objects that it refuses, in its own words. */
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

  /** 409: the name is taken. */
  public static ApiException alreadyExists(ResourceType type, String name) {
    return new ApiException(
        409,
        "AlreadyExists",
        "%s \"%s\" already exists".formatted(type.qualifiedPlural(), name),
        details(type.group(), type.plural(), name));
  }

  /** 409: the name is taken by an object that is on its way out. */
  public static ApiException stillThere(ResourceType type, String name) {
    return new ApiException(
        409,
        "AlreadyExists",
        "object is being deleted: %s \"%s\" already exists".formatted(type.qualifiedPlural(), name),
        details(type.group(), type.plural(), name));
  }

  /** 409: another object, or another state of it, was to be deleted. */
  public static ApiException precondition(ResourceType type, String name, String why) {
    return new ApiException(
        409,
        "Conflict",
        "Operation cannot be fulfilled on %s \"%s\": %s".formatted(type.qualifiedKind(), name, why),
        details(type.group(), type.kind(), name));
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

  /** 403: nothing is created in a namespace that goes. */
  public static ApiException namespaceTerminating(
      ResourceType type, String name, String namespace) {
    ObjectNode details = details(type.group(), type.plural(), name);
    String cause = "namespace %s is being terminated".formatted(namespace);
    addCauses(details, List.of(new Cause("NamespaceTerminating", "metadata.namespace", cause)));
    return new ApiException(
        403,
        "Forbidden",
        ("%s \"%s\" is forbidden: unable to create new content in namespace %s because it is being"
                + " terminated")
            .formatted(type.qualifiedPlural(), name, namespace),
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

  static ObjectNode details(String group, String kind, String name) {
    ObjectNode details = Json.object();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!group.isEmpty()) {
      details.put("group", group);
    }
    return details.put("kind", kind);
  }

  static void addCauses(ObjectNode details, List<Cause> causes) {
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
