package dev.hotswap.testkit.apiserver.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import java.util.List;

/** What a body may say, and what of it counts. */
public final class ObjectBody {
  private static final List<String> KEPT_METADATA =
      List.of(
          "name",
          "namespace",
          "uid",
          "creationTimestamp",
          "generation",
          "selfLink",
          "deletionTimestamp",
          "deletionGracePeriodSeconds");

  private ObjectBody() {}

  /** Refuses a body of another kind; one without a kind is of the kind of the path. */
  static void requireKind(ResourceType type, ApiObject body) {
    if (body.kind().isEmpty() && type.has(Trait.CUSTOM)) {
      throw RequestErrors.badRequest("Object 'Kind' is missing in '%s'".formatted(body.json()));
    }
    if (body.kind().isEmpty()) {
      body.json().put("kind", type.kind()).put("apiVersion", type.apiVersion());
    }
    if (!body.apiVersion().equals(type.apiVersion())) {
      throw RequestErrors.badRequest(
          "the API version in the data (%s) does not match the expected API version (%s)"
              .formatted(body.apiVersion(), type.apiVersion()));
    }
    if (!body.kind().equals(type.kind())) {
      throw RequestErrors.badRequest(
          "%s in version \"%s\" cannot be handled as a %s: converting (%s) to (%s): unknown conversion"
              .formatted(body.kind(), type.version(), type.kind(), body.kind(), type.kind()));
    }
  }

  static void requireNamespace(Target target, ApiObject body) {
    if (!body.namespace().isEmpty() && !body.namespace().equals(target.namespace())) {
      throw RequestErrors.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
  }

  /**
   * What goes through the server's own maps comes back with sorted members; data that is kept as it
   * is written is then other data.
   */
  public static ApiObject throughMaps(ResourceType type, ApiObject object) {
    if (type.has(Trait.RAW_DATA) && object.json().has("data")) {
      object.json().set("data", Json.sorted(object.at("data")));
    }
    return object;
  }

  static void requireName(Target target, ApiObject body) {
    if (!body.name().equals(target.name())) {
      throw RequestErrors.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(body.name(), target.name()));
    }
  }

  /** Refuses a body that is about another object or another state of it. */
  static void requireSameObject(Target target, ApiObject live, ApiObject body) {
    requireKind(target.type(), body);
    requireNamespace(target, body);
    requireName(target, body);
    if (!body.uid().isEmpty() && !body.uid().equals(live.uid())) {
      throw ApiErrors.conflict(
          target.type(),
          live.name(),
          "Precondition failed: UID in precondition: %s, UID in object meta: %s"
              .formatted(body.uid(), live.uid()));
    }
    if (!body.resourceVersion().matches("\\d*")) {
      throw RequestErrors.unexpected(
          "strconv.ParseUint: parsing \"%s\": invalid syntax".formatted(body.resourceVersion()));
    }
    if (!body.resourceVersion().isEmpty()
        && !body.resourceVersion().equals(live.resourceVersion())) {
      throw ApiErrors.stale(target.type(), live.name());
    }
  }

  /**
   * What the body changes of the live object: through a subresource only its own part, and never
   * what the server itself keeps.
   */
  static ApiObject effective(Target target, ApiObject live, ApiObject body) {
    return switch (target.subresource()) {
      case "status" -> withOwnersOf(body, withStatusOf(body, live.copy()));
      case "" ->
          target.type().has(Trait.STATUS)
              ? withStatusOf(live, keepingIdentity(live, body))
              : keepingIdentity(live, body);
      default -> keepingIdentity(live, body);
    };
  }

  private static ApiObject keepingIdentity(ApiObject live, ApiObject body) {
    ObjectNode metadata = body.metadata();
    for (String field : KEPT_METADATA) {
      JsonNode kept = live.at("metadata", field);
      if (kept.isMissingNode()) {
        metadata.remove(field);
      } else {
        metadata.set(field, kept);
      }
    }
    return body;
  }

  /** Whoever writes a status owns its fields: without that, an apply could never take one away. */
  private static ApiObject withOwnersOf(ApiObject source, ApiObject object) {
    JsonNode owners = source.at("metadata", "managedFields");
    if (owners.isMissingNode()) {
      object.metadata().remove("managedFields");
    } else {
      object.metadata().set("managedFields", owners);
    }
    return object;
  }

  private static ApiObject withStatusOf(ApiObject source, ApiObject object) {
    JsonNode status = source.at("status");
    if (status.isMissingNode()) {
      object.json().remove("status");
    } else {
      object.json().set("status", status);
    }
    return object;
  }
}
