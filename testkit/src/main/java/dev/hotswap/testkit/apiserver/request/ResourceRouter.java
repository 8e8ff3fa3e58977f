package dev.hotswap.testkit.apiserver.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.access.Action;
import dev.hotswap.testkit.apiserver.access.Rbac;
import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.read.Listing;
import dev.hotswap.testkit.apiserver.read.Selection;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import dev.hotswap.testkit.apiserver.watch.WatchRequest;
import dev.hotswap.testkit.apiserver.write.DeleteOptions;
import dev.hotswap.testkit.apiserver.write.Deletion;
import dev.hotswap.testkit.apiserver.write.Target;
import dev.hotswap.testkit.apiserver.write.Verbs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Carries a permitted request out. */
final class ResourceRouter {
  private static final Duration LONGEST_WATCH = Duration.ofHours(1);

  private final Verbs verbs;
  private final Rbac rbac;
  private final Listing listing;
  private final Subresources subresources;

  ResourceRouter(Verbs verbs, Rbac rbac) {
    this.verbs = verbs;
    this.rbac = rbac;
    this.listing = new Listing(verbs.backend().store());
    this.subresources = new Subresources(verbs);
  }

  Reply route(ApiCall call, ResourceType type) {
    Target target =
        new Target(type, call.route().namespace(), call.route().name(), call.route().subresource());
    requireScope(target, call);
    boolean status = target.subresource().equals("status") && type.has(Trait.STATUS);
    return status || target.subresource().isEmpty()
        ? object(call, target)
        : subresources.route(call, target);
  }

  /** Answers a get or a list from the past. */
  Reply routeStale(ApiCall call, ResourceType type, int changes) {
    long version = Math.max(0, verbs.backend().store().version() - changes);
    if (call.verb().equals("list")) {
      return new Reply.Document(200, listing.listAt(selection(call, type), version));
    }
    return verbs
        .backend()
        .store()
        .listAt(version, type, call.route().namespace())
        .flatMap(
            then ->
                then.objects().stream()
                    .filter(o -> o.name().equals(call.route().name()))
                    .findFirst())
        .map(Reply::ok)
        .orElseThrow(() -> ApiErrors.notFound(type, call.route().name()));
  }

  private static void requireScope(Target target, ApiCall call) {
    boolean addressed = !target.name().isEmpty() || call.verb().equals("create");
    boolean hasNamespace = !target.namespace().isEmpty();
    if (hasNamespace != target.type().namespaced() && (hasNamespace || addressed)) {
      throw ApiErrors.noSuchPath();
    }
  }

  private Reply object(ApiCall call, Target target) {
    return switch (call.verb()) {
      case "get" -> Reply.ok(verbs.backend().get(target));
      case "list" -> list(call, target.type());
      case "watch" -> new Reply.Stream(watch(call, target.type()));
      case "create" ->
          Reply.created(verbs.creation().create(target, body(call, target), call.writeOptions()));
      case "update" ->
          Reply.ok(verbs.mutation().replace(target, body(call, target), call.writeOptions()));
      case "patch" -> patch(call, target);
      case "delete" -> delete(target, deleteOptions(call));
      case "deletecollection" -> deleteCollection(call, target.type());
      default -> throw ApiErrors.methodNotAllowed();
    };
  }

  /** The body; a client that asks for strict validation gets no field lost silently. */
  private ApiObject body(ApiCall call, Target target) {
    ApiObject body = call.object();
    if (call.http().parameter("fieldValidation").equals("Strict")) {
      ResourceType type = target.type();
      List<String> unknown = verbs.backend().admission().undeclared(type, body);
      if (!unknown.isEmpty()) {
        throw ApiErrors.badRequest(
            "%s in version \"%s\" cannot be handled as a %s: strict decoding error: %s"
                .formatted(type.kind(), type.version(), type.kind(), quoted(unknown)));
      }
    }
    return body;
  }

  private static String quoted(List<String> fields) {
    return fields.stream().map("unknown field \"%s\""::formatted).collect(Collectors.joining(", "));
  }

  private Reply list(ApiCall call, ResourceType type) {
    String limit = call.http().parameter("limit");
    ObjectNode list =
        listing.list(
            selection(call, type),
            limit.isEmpty() ? 0 : Integer.parseInt(limit),
            call.http().parameter("continue"));
    return new Reply.Document(200, list);
  }

  private static WatchRequest watch(ApiCall call, ResourceType type) {
    boolean initial = call.http().parameter("sendInitialEvents").equals("true");
    String from = call.http().parameter("resourceVersion");
    String timeout = call.http().parameter("timeoutSeconds");
    return new WatchRequest(
        selection(call, type),
        initial || from.isEmpty() || from.equals("0")
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseLong(from)),
        timeout.isEmpty() ? LONGEST_WATCH : Duration.ofSeconds(Long.parseLong(timeout)),
        call.http().parameter("allowWatchBookmarks").equals("true"),
        initial);
  }

  private static Selection selection(ApiCall call, ResourceType type) {
    return Selection.parse(
        type,
        call.route().namespace(),
        call.http().parameter("labelSelector"),
        call.http().parameter("fieldSelector"));
  }

  private Reply patch(ApiCall call, Target target) {
    if (!call.contentType().equals("application/apply-patch+yaml")) {
      return Reply.ok(
          verbs.mutation().change(target, Patching.edit(call, target.type()), call.writeOptions()));
    }
    if (call.http().parameter("fieldManager").isEmpty()) {
      throw ApiErrors.of(
          422,
          "Invalid",
          "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for"
              + " apply patch",
          0);
    }
    boolean exists = verbs.backend().store().get(target.key()).isPresent();
    ApiObject applied =
        verbs
            .apply()
            .apply(target, call.object(), call.writeOptions(), () -> requireCreate(call, target));
    return exists ? Reply.ok(applied) : Reply.created(applied);
  }

  /** An apply that creates needs the right to create, not only to patch. */
  private void requireCreate(ApiCall call, Target target) {
    Action create = Action.on(target.type(), "create", "", target.namespace(), target.name());
    if (!rbac.allows(call.user(), create)) {
      throw ApiErrors.forbidden(target.type(), target.name(), create.refusal(call.user()));
    }
  }

  private static DeleteOptions deleteOptions(ApiCall call) {
    ObjectNode options = Json.asObject(call.body()).deepCopy();
    for (String name : new String[] {"propagationPolicy", "gracePeriodSeconds", "dryRun"}) {
      Optional.of(call.http().parameter(name))
          .filter(value -> !value.isEmpty())
          .ifPresent(
              value -> {
                switch (name) {
                  case "gracePeriodSeconds" -> options.put(name, Long.parseLong(value));
                  case "dryRun" -> options.putArray(name).add(value);
                  default -> options.put(name, value);
                }
              });
    }
    return DeleteOptions.read(options);
  }

  private Reply delete(Target target, DeleteOptions options) {
    Deletion.Outcome outcome = verbs.deletion().delete(target, options);
    if (!outcome.gone() || target.type().plural().equals("pods")) {
      return Reply.ok(outcome.object());
    }
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status
        .put("status", "Success")
        .putObject("details")
        .put("name", target.name())
        .put("group", target.type().group())
        .put("kind", target.type().plural())
        .put("uid", outcome.object().uid());
    return new Reply.Document(200, status);
  }

  private Reply deleteCollection(ApiCall call, ResourceType type) {
    Selection selection = selection(call, type);
    DeleteOptions options = deleteOptions(call);
    for (ApiObject object : verbs.backend().store().list(type, selection.namespace()).objects()) {
      if (selection.matches(object)) {
        verbs.deletion().delete(Target.of(type, object.namespace(), object.name()), options);
      }
    }
    return new Reply.Document(200, listing.list(selection, 0, ""));
  }
}
