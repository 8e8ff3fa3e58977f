package dev.hotswap.testkit.apiserver.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.read.Listing;
import dev.hotswap.testkit.apiserver.read.Selection;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.store.ObjectStore;
import dev.hotswap.testkit.apiserver.watch.WatchRequest;
import dev.hotswap.testkit.apiserver.write.Target;
import dev.hotswap.testkit.apiserver.write.Verbs;
import java.util.List;
import java.util.OptionalLong;

/** Gets, lists and watches. */
final class Reading {
  private final Verbs verbs;
  private final ObjectStore store;
  private final Listing listing;

  Reading(Verbs verbs) {
    this.verbs = verbs;
    this.store = verbs.backend().store();
    this.listing = new Listing(store);
  }

  Reply get(ApiCall call, Target target) {
    requireThere(call.read().version());
    return shape(call, target.type()).document(Reply.ok(verbs.backend().get(target)));
  }

  Reply list(ApiCall call, ResourceType type) {
    ListQuery query = call.read();
    requireThere(query.version());
    Selection selection = selection(call, type);
    OptionalLong exact = query.exactVersion();
    ObjectNode list =
        exact.isPresent()
            ? listing.listAt(selection, query.limit(), exact.getAsLong())
            : listing.list(selection, query.limit(), query.token());
    return shape(call, type).document(new Reply.Document(200, list));
  }

  Reply watch(ApiCall call, ResourceType type) {
    ListQuery query = call.read();
    return new Reply.Stream(
        new WatchRequest(
            selection(call, type),
            query.watchedFrom(),
            query.timeout(),
            query.bookmarks(),
            query.sendsInitialEvents(),
            shape(call, type)::object));
  }

  private Presentation shape(ApiCall call, ResourceType type) {
    return Presentation.of(
        call.http(), type, verbs.backend().catalog(), verbs.backend().clock().instant());
  }

  /** Answers a get or a list from the past. */
  Reply stale(ApiCall call, ResourceType type, int changes) {
    long version = Math.max(0, store.version() - changes);
    if (call.verb().equals("list")) {
      return new Reply.Document(200, listing.listAt(selection(call, type), 0, version));
    }
    String name = call.route().name();
    return store
        .listAt(version, type, call.route().namespace())
        .flatMap(then -> then.objects().stream().filter(o -> o.name().equals(name)).findFirst())
        .map(Reply::ok)
        .orElseThrow(() -> ApiErrors.notFound(type, name));
  }

  /** What the query of a list, a watch or the deletion of a collection selects. */
  static Selection selection(ApiCall call, ResourceType type) {
    return Selection.parse(
        type,
        call.route().namespace(),
        call.http().parameter("labelSelector"),
        call.http().parameter("fieldSelector"));
  }

  /** A real server waits for a while; here nothing can be on its way. */
  private void requireThere(OptionalLong version) {
    long newest = store.version();
    if (version.isPresent() && version.getAsLong() > newest) {
      throw RequestErrors.versionTooLarge(version.getAsLong(), newest);
    }
  }

  /** A list of some objects. */
  Reply listOf(Selection selection, List<ApiObject> objects) {
    return new Reply.Document(200, listing.listOf(selection, objects));
  }
}
