package dev.hotswap.testkit.apiserver.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.BuiltInTypes;
import dev.hotswap.testkit.apiserver.write.DeleteOptions;
import dev.hotswap.testkit.apiserver.write.Eviction;
import dev.hotswap.testkit.apiserver.write.Scaling;
import dev.hotswap.testkit.apiserver.write.Target;
import dev.hotswap.testkit.apiserver.write.Verbs;
import java.util.function.UnaryOperator;

/** Subresources other than status. */
final class Subresources {
  private final Verbs verbs;
  private final Scaling scaling;
  private final Eviction eviction;

  Subresources(Verbs verbs) {
    this.verbs = verbs;
    this.scaling = new Scaling(verbs);
    this.eviction = new Eviction(verbs);
  }

  Reply route(ApiCall call, Target target) {
    boolean pod = target.type().equals(BuiltInTypes.PODS);
    boolean namespace = target.type().equals(BuiltInTypes.NAMESPACES);
    return switch (target.subresource()) {
      case String sub when sub.equals("scale") && target.type().scale().isPresent() ->
          scale(call, target);
      case String sub when sub.equals("binding") && pod -> bind(call, target);
      case String sub when sub.equals("eviction") && pod -> evict(call, target);
      case String sub when sub.equals("finalize") && namespace ->
          Reply.ok(
              verbs
                  .mutation()
                  .replace(
                      target, call.body().object(target.type().kind()), call.write().options()));
      default -> throw RequestErrors.noSuchPath();
    };
  }

  private Reply scale(ApiCall call, Target target) {
    return switch (call.verb()) {
      case "get" -> Reply.ok(scaling.read(target));
      case "update" -> write(call, target, live -> call.body().object(target.type().kind()));
      case "patch" -> write(call, target, Patching.edit(call, target.type()));
      default -> throw RequestErrors.methodNotAllowed();
    };
  }

  private Reply write(ApiCall call, Target target, UnaryOperator<ApiObject> edit) {
    return Reply.ok(scaling.write(target, edit, call.write().options()));
  }

  private Reply bind(ApiCall call, Target target) {
    JsonNode node = call.body().object(target.type().kind()).at("target", "name");
    verbs
        .mutation()
        .change(
            target,
            live -> {
              if (!live.at("spec", "nodeName").asText().isEmpty()) {
                throw ApiErrors.conflict(
                    target.type(),
                    target.name(),
                    "pod %s is already assigned to node \"%s\""
                        .formatted(target.name(), live.at("spec", "nodeName").asText()));
              }
              Json.child(live.json(), "spec").set("nodeName", node);
              return live;
            },
            call.write().options());
    return success();
  }

  private Reply evict(ApiCall call, Target target) {
    DeleteOptions options =
        DeleteOptions.read(call.body().object(target.type().kind()).at("deleteOptions"));
    eviction.evict(Target.of(target.type(), target.namespace(), target.name()), options);
    return success();
  }

  private static Reply success() {
    ObjectNode success = Json.object().put("kind", "Status").put("apiVersion", "v1");
    return new Reply.Document(201, success.put("status", "Success").put("code", 201));
  }
}
