package dev.hotswap.testkit.apiserver.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.admission.Change;
import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creating objects. */
public final class Creation {
  private static final Map<String, List<String>> ALLOTTED =
      Map.of(
          "services", List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"),
          "namespaces", List.of("finalizers"));

  private final Backend backend;

  /** Creation in a cluster. */
  public Creation(Backend backend) {
    this.backend = backend;
  }

  /** Stores a new object and returns it as stored. */
  public ApiObject create(Target target, ApiObject body, WriteOptions options) {
    return backend
        .store()
        .exclusively(
            () -> {
              ApiObject object = identified(target, body.copy());
              complete(target, object);
              backend
                  .ownership(target, options.manager())
                  .update(unowned(target.type(), object), object);
              return store(target, object, options);
            });
  }

  /** Stores what an apply made out of nothing. */
  ApiObject createApplied(Target target, ApiObject applied, WriteOptions options) {
    ApiObject object = identified(target, applied);
    complete(target, object);
    return store(target, object, options);
  }

  private ApiObject store(Target target, ApiObject object, WriteOptions options) {
    Target named = Target.of(target.type(), target.namespace(), object.name());
    backend.store().get(named.key()).ifPresent(taken -> refuse(target, taken));
    return options.dryRun() ? object : backend.store().put(named.key(), object);
  }

  private static void refuse(Target target, ApiObject taken) {
    throw taken.deleting()
        ? ApiErrors.stillThere(target.type(), taken.name())
        : ApiErrors.alreadyExists(target.type(), taken.name());
  }

  private ApiObject identified(Target target, ApiObject object) {
    ResourceType type = target.type();
    ObjectBody.requireKind(type, object);
    ObjectBody.requireNamespace(target, object);
    if (!object.resourceVersion().isEmpty()) {
      throw RequestErrors.unexpected("resourceVersion should not be set on objects to be created");
    }
    ObjectNode metadata = object.metadata();
    if (type.namespaced()) {
      metadata.put("namespace", target.namespace());
    }
    if (object.name().isEmpty()) {
      String prefix = metadata.path("generateName").asText();
      if (prefix.isEmpty()) {
        Cause cause = Cause.required("metadata.name", "name or generateName is required");
        throw ApiErrors.invalid(type, "", List.of(cause));
      }
      metadata.put("name", prefix + backend.identities().suffix());
    }
    return object;
  }

  private void complete(Target target, ApiObject object) {
    ResourceType type = target.type();
    ObjectNode metadata = object.metadata();
    metadata.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"));
    metadata.put("uid", backend.identities().uid());
    metadata.put("creationTimestamp", backend.now().toString());
    metadata.remove("generation");
    if (type.has(Trait.GENERATION)) {
      metadata.put("generation", 1);
    }
    if (type.has(Trait.STATUS)) {
      object.json().remove("status");
    }
    Json.dropNulls(object.json());
    backend.admission().review(new Change(type, "", Optional.empty(), object));
  }

  /** Only what the server itself allots: that belongs to nobody. */
  private static ApiObject unowned(ResourceType type, ApiObject object) {
    ApiObject unowned = new ApiObject(Json.object());
    unowned.json().put("apiVersion", object.apiVersion()).put("kind", object.kind());
    if (type.has(Trait.STATUS) && object.json().has("status")) {
      unowned.json().set("status", object.at("status"));
    }
    for (String field : ALLOTTED.getOrDefault(type.qualifiedPlural(), List.of())) {
      Json.child(unowned.json(), "spec").set(field, object.at("spec", field));
    }
    return unowned;
  }
}
