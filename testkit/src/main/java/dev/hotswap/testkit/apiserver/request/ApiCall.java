package dev.hotswap.testkit.apiserver.request;

import dev.hotswap.testkit.apiserver.access.Action;
import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.http.HttpRequest;
import dev.hotswap.testkit.fault.RequestFacts;

/** One request on a resource, by somebody. */
record ApiCall(User user, Route.ToResource route, HttpRequest http) {
  private static final String BY_NAME = "metadata.name=";

  /** The verb of access rules and audit logs. */
  String verb() {
    boolean collection = route.name().isEmpty();
    return switch (http.method()) {
      case "GET" -> collection ? (watches() ? "watch" : "list") : "get";
      case "POST" -> collection || isSubresource() ? "create" : refusedMethod();
      case "PUT" -> collection ? refusedMethod() : "update";
      case "PATCH" -> collection ? refusedMethod() : "patch";
      case "DELETE" -> collection ? "deletecollection" : "delete";
      default -> refusedMethod();
    };
  }

  private boolean isSubresource() {
    return !route.subresource().isEmpty();
  }

  private static String refusedMethod() {
    throw RequestErrors.methodNotAllowed();
  }

  private boolean watches() {
    String watch = http.parameter("watch");
    return watch.equals("true") || watch.equals("1");
  }

  /** What access rules see of it. */
  Action action() {
    return new Action(
        verb(),
        route.group(),
        route.plural(),
        route.subresource(),
        route.namespace(),
        route.name().isEmpty() ? selected() : route.name());
  }

  /**
   * The one object that a list or watch asks for by its name: a right on that name is enough then
   * (Kubernetes, "Using RBAC Authorization", resource names).
   */
  private String selected() {
    String selector = http.parameter("fieldSelector");
    return selector.startsWith(BY_NAME) && !selector.contains(",")
        ? selector.substring(BY_NAME.length()).replaceFirst("^=", "")
        : "";
  }

  /** What faults see of it. */
  RequestFacts facts() {
    Action action = action();
    return new RequestFacts(
        user.name(), action.verb(), action.resourcePath(), action.namespace(), action.name());
  }

  /** How the client wants its write done. */
  WriteQuery write() {
    return new WriteQuery(http, body().contentType().equals(Patching.APPLY));
  }

  /** What the client wants to see. */
  ListQuery read() {
    return new ListQuery(http).checked();
  }

  /** What the client sent. */
  RequestBody body() {
    return new RequestBody(http);
  }
}
