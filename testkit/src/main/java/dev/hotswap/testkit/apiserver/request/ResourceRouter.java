package dev.hotswap.testkit.apiserver.request;

import dev.hotswap.testkit.apiserver.access.Rbac;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import dev.hotswap.testkit.apiserver.write.Target;
import dev.hotswap.testkit.apiserver.write.Verbs;

/** Carries a permitted request out. */
final class ResourceRouter {
  private final Reading reading;
  private final Writing writing;
  private final Deleting deleting;
  private final Subresources subresources;

  ResourceRouter(Verbs verbs, Rbac rbac) {
    this.reading = new Reading(verbs);
    this.writing = new Writing(verbs, rbac);
    this.deleting = new Deleting(verbs, reading);
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
    return reading.stale(call, type, changes);
  }

  private static void requireScope(Target target, ApiCall call) {
    boolean addressed = !target.name().isEmpty() || call.verb().equals("create");
    boolean hasNamespace = !target.namespace().isEmpty();
    if (hasNamespace != target.type().namespaced() && (hasNamespace || addressed)) {
      throw RequestErrors.noSuchPath();
    }
  }

  private Reply object(ApiCall call, Target target) {
    return switch (call.verb()) {
      case "get" -> reading.get(call, target);
      case "list" -> reading.list(call, target.type());
      case "watch" -> reading.watch(call, target.type());
      case "create" -> writing.create(call, target);
      case "update" -> writing.update(call, target);
      case "patch" -> writing.patch(call, target);
      case "delete" -> deleting.delete(call, target);
      case "deletecollection" -> deleting.deleteCollection(call, target.type());
      default -> throw RequestErrors.methodNotAllowed();
    };
  }
}
