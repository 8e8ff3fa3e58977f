package dev.hotswap.testkit.apiserver.http;

import dev.hotswap.testkit.http.Headers;
import dev.hotswap.testkit.http.RequestHead;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param method in capitals
 * @param path decoded, without query
 * @param query the first value of each parameter, decoded
 * @param headers in the order in which they were sent
 * @param body empty when there was none; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
public record HttpRequest(
    String method, String path, Map<String, String> query, Headers headers, byte[] body) {

  static HttpRequest of(RequestHead head, byte[] body) {
    String target = head.target();
    int mark = target.indexOf('?');
    return new HttpRequest(
        head.method(),
        decode(head.path().replace("+", "%2B")),
        parameters(mark < 0 ? "" : target.substring(mark + 1)),
        head.headers(),
        body);
  }

  /** A header, whatever its capitals. */
  public Optional<String> header(String name) {
    return headers.first(name);
  }

  /** A query parameter; empty when absent. */
  public String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    Arrays.stream(query.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .forEach(
            pair -> {
              int equals = pair.indexOf('=');
              String name = equals < 0 ? pair : pair.substring(0, equals);
              String value = equals < 0 ? "" : pair.substring(equals + 1);
              parameters.putIfAbsent(decode(name), decode(value));
            });
    return Collections.unmodifiableMap(parameters);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
