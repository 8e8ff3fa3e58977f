package dev.hotswap.testkit.apiserver.write;

import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import java.util.List;
import java.util.Optional;

/** Server-side apply (KEP-555). */
public final class Apply {
  private static final List<String> IDENTITY =
      List.of(
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "selfLink",
          "managedFields");

  private final Backend backend;
  private final Creation creation;
  private final Mutation mutation;

  /** Applies in a cluster. */
  public Apply(Backend backend, Creation creation, Mutation mutation) {
    this.backend = backend;
    this.creation = creation;
    this.mutation = mutation;
  }

  /**
   * Makes the object have what the configuration names, creating it if needed.
   *
   * @param onCreate called before an object is created, to check that the user may
   */
  public ApiObject apply(Target target, ApiObject config, WriteOptions options, Runnable onCreate) {
    requireApplicable(target, config);
    return backend
        .store()
        .exclusively(
            () -> {
              Optional<ApiObject> live = backend.store().get(target.key());
              if (live.isPresent()) {
                return applyTo(live.get(), target, config, options);
              }
              return create(target, config, options, onCreate);
            });
  }

  private ApiObject applyTo(ApiObject live, Target target, ApiObject config, WriteOptions options) {
    ObjectBody.requireSameObject(target, live, config);
    ApiObject applied =
        backend
            .ownership(target, options.manager())
            .apply(live, counted(target, config), options.force());
    return mutation.storeApplied(target, live, applied, options);
  }

  private ApiObject create(
      Target target, ApiObject config, WriteOptions options, Runnable onCreate) {
    if (!target.subresource().isEmpty()) {
      throw ApiErrors.notFound(target.type(), target.name());
    }
    if (!config.resourceVersion().isEmpty() || !config.uid().isEmpty()) {
      throw ApiErrors.stale(target.type(), target.name());
    }
    onCreate.run();
    ApiObject nothing = new ApiObject(Json.object());
    ApiObject applied =
        backend.ownership(target, options.manager()).apply(nothing, counted(target, config), true);
    return creation.createApplied(target, applied, options);
  }

  private static void requireApplicable(Target target, ApiObject config) {
    if (!config.at("metadata", "managedFields").isMissingNode()
        && !config.at("metadata", "managedFields").isNull()) {
      throw ApiErrors.badRequest("metadata.managedFields must be nil");
    }
    ObjectBody.requireKind(target.type(), config);
    if (!config.name().equals(target.name())) {
      throw ApiErrors.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(config.name(), target.name()));
    }
  }

  /** What of a configuration counts: at the object not its status, at the status nothing else. */
  private static ApiObject counted(Target target, ApiObject config) {
    ApiObject counted = config.copy();
    Json.dropNulls(counted.json());
    counted.metadata().remove(IDENTITY);
    if (target.subresource().equals("status")) {
      counted.json().retain("apiVersion", "kind", "metadata", "status");
      counted.metadata().retain("name", "namespace");
    } else if (target.type().has(Trait.STATUS)) {
      counted.json().remove("status");
    }
    return counted;
  }
}
