package dev.hotswap.testkit.apiserver.write;

import dev.hotswap.testkit.apiserver.admission.Change;
import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changing objects: PUT, every kind of patch but apply, and the server's own writes. */
public final class Mutation {
  private final Backend backend;

  /** Changes in a cluster. */
  public Mutation(Backend backend) {
    this.backend = backend;
  }

  /** Replaces an object (or its subresource) by a body. */
  public ApiObject replace(Target target, ApiObject body, WriteOptions options) {
    ObjectBody.requireName(target, body);
    boolean unlocked = body.resourceVersion().isEmpty();
    if (unlocked && target.type().has(Trait.LOCKED_UPDATES)) {
      Cause cause =
          Cause.invalid("metadata.resourceVersion", "0", "must be specified for an update");
      backend.get(target);
      throw ApiErrors.invalidRequest(target.type(), target.name(), cause);
    }
    return change(target, live -> body.copy(), options);
  }

  /**
   * Changes an object.
   *
   * @param edit gets a copy of the live object and returns what it should be; a resourceVersion or
   *     uid in the result that is not the live one's is a conflict
   */
  public ApiObject change(Target target, UnaryOperator<ApiObject> edit, WriteOptions options) {
    return backend
        .store()
        .exclusively(
            () -> {
              ApiObject live = backend.get(target);
              ApiObject body = edit.apply(live.copy());
              ObjectBody.requireSameObject(target, live, body);
              ApiObject after = reviewed(target, live, body);
              if (live.at("metadata", "managedFields").isMissingNode()) {
                after.metadata().remove("managedFields");
              } else {
                after.metadata().set("managedFields", live.at("metadata", "managedFields"));
              }
              backend.ownership(target, options.manager()).update(live, after);
              return commit(target, live, after, options);
            });
  }

  /** Stores what an apply made of a live object. */
  ApiObject storeApplied(Target target, ApiObject live, ApiObject applied, WriteOptions options) {
    return commit(target, live, reviewed(target, live, applied), options);
  }

  private ApiObject reviewed(Target target, ApiObject live, ApiObject body) {
    ApiObject after = ObjectBody.effective(target, live, body);
    Json.dropNulls(after.json());
    backend
        .admission()
        .review(new Change(target.type(), target.subresource(), Optional.of(live), after));
    return after;
  }

  private ApiObject commit(Target target, ApiObject live, ApiObject after, WriteOptions options) {
    after.metadata().set("resourceVersion", live.at("metadata", "resourceVersion"));
    if (target.type().has(Trait.GENERATION) && Generation.differs(target.type(), live, after)) {
      after.metadata().put("generation", live.generation() + 1);
    }
    if (Json.same(live.json(), after.json()) || options.dryRun()) {
      return after;
    }
    if (Deletion.isDue(after)) {
      backend.store().remove(target.key());
      return after;
    }
    return backend.store().put(target.key(), after);
  }
}
