package dev.hotswap.testkit.apiserver.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.watch.WatchRequest;

/** What the server answers. */
sealed interface Reply {
  /** One document. */
  record Document(int code, ObjectNode body) implements Reply {}

  /** Changes over time. */
  record Stream(WatchRequest watch) implements Reply {}

  static Reply ok(ApiObject object) {
    return new Document(200, object.json());
  }

  static Reply created(ApiObject object) {
    return new Document(201, object.json());
  }
}
