package dev.hotswap.testkit.apiserver.write;

import dev.hotswap.testkit.apiserver.admission.Mistyped;
import dev.hotswap.testkit.apiserver.apply.Configuration;
import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import java.util.ArrayList;
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
    requireTyped(target, config);
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
    config.metadata().put("name", target.name());
    ObjectBody.requireSameObject(target, live, config);
    ApiObject applied =
        backend
            .ownership(target, options.manager())
            .apply(live, counted(target, config), options.force());
    return mutation.storeApplied(
        target, live, ObjectBody.throughMaps(target.type(), applied), options);
  }

  private ApiObject create(
      Target target, ApiObject config, WriteOptions options, Runnable onCreate) {
    if (!target.subresource().isEmpty()) {
      throw ApiErrors.notFound(target.type(), target.name());
    }
    if (config.name().isEmpty()) {
      throw RequestErrors.badRequest(
          "the name of the object (%s based on URL) was undeterminable: name must be provided"
              .formatted(target.name()));
    }
    if (!config.uid().isEmpty()) {
      throw ApiErrors.conflict(
          target.type(),
          target.name(),
          "uid mismatch: the provided object specified uid %s, and no existing object was found"
              .formatted(config.uid()));
    }
    onCreate.run();
    ApiObject nothing = new ApiObject(Json.object());
    ApiObject applied =
        backend.ownership(target, options.manager()).apply(nothing, counted(target, config), true);
    return creation.createApplied(target, ObjectBody.throughMaps(target.type(), applied), options);
  }

  /** A configuration that does not fit its kind is refused whole, and with an internal error. */
  private void requireTyped(Target target, ApiObject config) {
    ResourceType type = target.type();
    Configuration configuration = new Configuration(type.schema(), config.json());
    List<String> errors = new ArrayList<>(configuration.duplicates());
    for (Mistyped value : backend.admission().mistyped(type, config)) {
      errors.add(configuration.readable(value.path()) + ": " + value.inApply());
    }
    for (String path : backend.admission().undeclared(type, config)) {
      errors.add(configuration.readable(path) + ": field not declared in schema");
    }
    if (!errors.isEmpty()) {
      String all =
          errors.size() == 1 ? errors.getFirst() : "errors:\n  " + String.join("\n  ", errors);
      throw RequestErrors.unexpected(
          "failed to create typed patch object (%s/%s; %s/%s, Kind=%s): %s"
              .formatted(
                  config.namespace(),
                  config.name(),
                  type.group(),
                  type.version(),
                  type.kind(),
                  all));
    }
  }

  private static void requireApplicable(Target target, ApiObject config) {
    if (!config.at("metadata", "managedFields").isMissingNode()
        && !config.at("metadata", "managedFields").isNull()) {
      throw RequestErrors.badRequest("metadata.managedFields must be nil");
    }
    ObjectBody.requireKind(target.type(), config);
    if (!config.name().isEmpty()) {
      ObjectBody.requireName(target, config);
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
