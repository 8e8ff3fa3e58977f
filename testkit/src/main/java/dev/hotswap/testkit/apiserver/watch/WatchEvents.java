package dev.hotswap.testkit.apiserver.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.read.Selection;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.store.LogEntry;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The messages of a watch. */
final class WatchEvents {
  private WatchEvents() {}

  /** What a change looks like through a selection; empty when it does not show there. */
  static Optional<ObjectNode> of(
      LogEntry entry, Selection selection, UnaryOperator<ObjectNode> view) {
    Optional<ApiObject> before = entry.before().filter(o -> selection.includes(entry.key(), o));
    Optional<ApiObject> after = entry.after().filter(o -> selection.includes(entry.key(), o));
    if (after.isPresent()) {
      String type = before.isPresent() ? "MODIFIED" : "ADDED";
      return Optional.of(event(type, view.apply(after.get().json())));
    }
    return before.map(last -> event("DELETED", view.apply(atVersion(entry, last).json())));
  }

  static ObjectNode added(ApiObject object, UnaryOperator<ObjectNode> view) {
    return event("ADDED", view.apply(object.json()));
  }

  static ObjectNode bookmark(ResourceType type, long version) {
    ApiObject mark = new ApiObject(Json.object());
    mark.json().put("kind", type.kind()).put("apiVersion", type.apiVersion());
    mark.metadata().put("resourceVersion", Long.toString(version));
    return event("BOOKMARK", mark.json());
  }

  /** The bookmark behind everything that was there when the watch began. */
  static ObjectNode initialMark(ResourceType type, long version) {
    ObjectNode event = bookmark(type, version);
    new ApiObject(Json.child(event, "object"))
        .metadata()
        .putObject("annotations")
        .put("k8s.io/initial-events-end", "true");
    return event;
  }

  static ObjectNode expired(long version) {
    String message = "too old resource version: " + version;
    return event("ERROR", RequestErrors.expired(message).status());
  }

  /** An object that leaves is shown in its last state, with the version of its leaving. */
  private static ApiObject atVersion(LogEntry entry, ApiObject last) {
    ApiObject shown = entry.after().orElse(last).copy();
    shown.metadata().put("resourceVersion", Long.toString(entry.version()));
    return shown;
  }

  private static ObjectNode event(String type, ObjectNode object) {
    ObjectNode event = Json.object().put("type", type);
    event.set("object", object);
    return event;
  }
}
