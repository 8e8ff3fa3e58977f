package dev.hotswap.testkit.apiserver.request;

import static java.util.stream.Collectors.joining;

import dev.hotswap.testkit.apiserver.http.HttpExchange;
import dev.hotswap.testkit.apiserver.json.Json;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Sends whole answers. */
final class ReplyWriter {
  private ReplyWriter() {}

  static void send(HttpExchange exchange, Reply.Document document) throws IOException {
    exchange.reply(document.code(), headers(document), Json.bytes(document.body()));
  }

  private static Map<String, String> headers(Reply.Document reply) {
    Map<String, String> headers = new TreeMap<>();
    int retryAfter = reply.body().path("details").path("retryAfterSeconds").asInt();
    if (retryAfter > 0) {
      headers.put("Retry-After", Integer.toString(retryAfter));
    }
    if (!reply.warnings().isEmpty()) {
      headers.put(
          "Warning", reply.warnings().stream().map(ReplyWriter::warning).collect(joining(", ")));
    }
    return headers;
  }

  /** RFC 7234, section 5.5, with the code that API servers use. */
  private static String warning(String text) {
    return "299 - " + Json.text(Json.textNode(text));
  }
}
