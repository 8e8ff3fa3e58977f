package dev.hotswap.testkit.apiserver.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.watch.WatchRequest;
import java.util.List;

/** What the server answers. */
sealed interface Reply {
  /**
   * One document.
   *
   * @param warnings what the client should know besides
   */
  record Document(int code, ObjectNode body, List<String> warnings) implements Reply {
    Document(int code, ObjectNode body) {
      this(code, body, List.of());
    }

    /** The same, with something that the client should know. */
    Document warning(List<String> more) {
      return new Document(code, body, more);
    }
  }

  /** A few words. */
  record Text(String text) implements Reply {}

  /** Changes over time. */
  record Stream(WatchRequest watch) implements Reply {}

  static Document ok(ApiObject object) {
    return new Document(200, object.json());
  }

  static Document created(ApiObject object) {
    return new Document(201, object.json());
  }
}
