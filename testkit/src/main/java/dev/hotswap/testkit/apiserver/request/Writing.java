package dev.hotswap.testkit.apiserver.request;

import dev.hotswap.testkit.apiserver.access.Action;
import dev.hotswap.testkit.apiserver.access.Rbac;
import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.request.WriteQuery.Validation;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import dev.hotswap.testkit.apiserver.write.Target;
import dev.hotswap.testkit.apiserver.write.Verbs;
import dev.hotswap.testkit.apiserver.write.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Creates, updates, patches and applies. */
final class Writing {
  private final Verbs verbs;
  private final Rbac rbac;

  Writing(Verbs verbs, Rbac rbac) {
    this.verbs = verbs;
    this.rbac = rbac;
  }

  Reply create(ApiCall call, Target target) {
    WriteOptions options = call.write().options();
    ApiObject body = body(call, target.type());
    List<String> warnings = unknownFields(call, target.type(), body);
    return Reply.created(verbs.creation().create(target, body, options)).warning(warnings);
  }

  Reply update(ApiCall call, Target target) {
    WriteOptions options = call.write().options();
    ApiObject body = body(call, target.type());
    List<String> warnings = unknownFields(call, target.type(), body);
    boolean missing = verbs.backend().store().get(target.key()).isEmpty();
    if (missing && target.type().has(Trait.CREATED_BY_UPDATE)) {
      requireCreate(call, target);
      return Reply.created(verbs.creation().create(target, body, options)).warning(warnings);
    }
    return Reply.ok(verbs.mutation().replace(target, body, options)).warning(warnings);
  }

  Reply patch(ApiCall call, Target target) {
    if (call.write().apply()) {
      return apply(call, target);
    }
    WriteOptions options = call.write().options();
    List<String> warnings = new ArrayList<>();
    UnaryOperator<ApiObject> edit = Patching.edit(call, target.type());
    ApiObject patched =
        verbs
            .mutation()
            .change(
                target,
                live -> {
                  ApiObject result = typed(target.type(), edit.apply(live));
                  warnings.addAll(unknownFields(call, target.type(), result));
                  return result;
                },
                options);
    return Reply.ok(patched).warning(warnings);
  }

  private ApiObject body(ApiCall call, ResourceType type) {
    return typed(type, call.body().object(type.kind()));
  }

  private ApiObject typed(ResourceType type, ApiObject object) {
    verbs.backend().admission().mistyped(type, object).stream()
        .findFirst()
        .ifPresent(
            value -> {
              throw unreadable(type, value.inGo());
            });
    return object;
  }

  private static RuntimeException unreadable(ResourceType type, String why) {
    return RequestErrors.badRequest(
        "%s in version \"%s\" cannot be handled as a %s: %s"
            .formatted(type.kind(), type.version(), type.kind(), why));
  }

  private Reply apply(ApiCall call, Target target) {
    WriteOptions options = call.write().options();
    ApiObject config = call.body().applied();
    boolean exists = verbs.backend().store().get(target.key()).isPresent();
    ApiObject applied =
        verbs.apply().apply(target, config, options, () -> requireCreate(call, target));
    return exists ? Reply.ok(applied) : Reply.created(applied);
  }

  /** A write that creates needs the right to create, not only to change. */
  private void requireCreate(ApiCall call, Target target) {
    Action create = Action.on(target.type(), "create", "", target.namespace(), target.name());
    if (!rbac.allows(call.user(), create)) {
      throw ApiErrors.forbidden(target.type(), target.name(), create.refusal(call.user()));
    }
  }

  /** A warning for each field that is going to be lost; a strict client is refused instead. */
  private List<String> unknownFields(ApiCall call, ResourceType type, ApiObject object) {
    Validation validation = call.write().validation();
    List<String> unknown =
        verbs.backend().admission().undeclared(type, object).stream()
            .map("unknown field \"%s\""::formatted)
            .toList();
    return switch (validation) {
      case IGNORE -> List.of();
      case WARN -> unknown;
      case STRICT -> {
        if (!unknown.isEmpty()) {
          throw refused(call, type, object, unknown);
        }
        yield List.of();
      }
    };
  }

  private static RuntimeException refused(
      ApiCall call, ResourceType type, ApiObject object, List<String> unknown) {
    String why = unknown.stream().collect(Collectors.joining(", ", "strict decoding error: ", ""));
    return call.verb().equals("patch")
        ? RequestErrors.invalidPatch(Json.text(Json.textNode(Json.text(object.json()))), why)
        : unreadable(type, why);
  }
}
