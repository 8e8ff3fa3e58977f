package dev.hotswap.testkit.apiserver.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import dev.hotswap.testkit.apiserver.store.ObjectStore;
import dev.hotswap.testkit.apiserver.store.Snapshot;
import java.util.List;

/** Lists of objects, whole or in pages that all show the same moment. */
public final class Listing {
  private static final String LOST_PAGE =
      "The provided continue parameter is too old to display a consistent list result. You can"
          + " start a new list without the continue parameter.";

  private static final String LOST_VERSION =
      "The resourceVersion for the provided list is too old.";

  private final ObjectStore store;

  /** Lists of a cluster's objects. */
  public Listing(ObjectStore store) {
    this.store = store;
  }

  /**
   * The list object of a selection.
   *
   * @param limit objects per page; 0 for all
   * @param token where to go on; empty for the first page
   */
  public ObjectNode list(Selection selection, int limit, String token) {
    if (token.isEmpty()) {
      return page(selection, store.list(selection.type(), selection.namespace()), limit, 0);
    }
    PageToken start = PageToken.read(token);
    return page(selection, at(selection, start.version(), LOST_PAGE), limit, start.offset());
  }

  /** The list object of a selection as it was at an earlier version, its first page. */
  public ObjectNode listAt(Selection selection, int limit, long version) {
    return page(selection, at(selection, version, LOST_VERSION), limit, 0);
  }

  /** The list object of these objects. */
  public ObjectNode listOf(Selection selection, List<ApiObject> objects) {
    return page(selection, new Snapshot(store.version(), objects), 0, 0);
  }

  private Snapshot at(Selection selection, long version, String otherwise) {
    return store
        .listAt(version, selection.type(), selection.namespace())
        .orElseThrow(() -> RequestErrors.expired(otherwise));
  }

  private ObjectNode page(Selection selection, Snapshot snapshot, int limit, int offset) {
    List<ApiObject> matching = snapshot.objects().stream().filter(selection::matches).toList();
    int end = limit > 0 ? Math.min(matching.size(), offset + limit) : matching.size();
    ObjectNode list = Json.object();
    list.put("kind", selection.type().kind() + "List");
    list.put("apiVersion", selection.type().apiVersion());
    ObjectNode metadata = list.putObject("metadata");
    metadata.put("resourceVersion", Long.toString(snapshot.version()));
    if (end < matching.size()) {
      metadata.put("continue", new PageToken(snapshot.version(), end).text());
      if (selection.isUnconditional()) {
        metadata.put("remainingItemCount", matching.size() - end);
      }
    }
    ArrayNode items = list.putArray("items");
    boolean custom = selection.type().has(Trait.CUSTOM);
    matching.subList(Math.min(offset, end), end).forEach(o -> items.add(item(o, custom)));
    return list;
  }

  /** Items of built-in kinds carry neither apiVersion nor kind, as on a real server. */
  private static ObjectNode item(ApiObject object, boolean custom) {
    if (custom) {
      return object.json();
    }
    ObjectNode item = Json.object();
    item.setAll(object.json());
    return item.remove(List.of("apiVersion", "kind"));
  }
}
