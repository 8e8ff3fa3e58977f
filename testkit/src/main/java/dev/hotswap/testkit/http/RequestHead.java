package dev.hotswap.testkit.http;

import java.util.Locale;
import java.util.Set;

/**
 * A request without its body.
 *
 * @param target what stands in the request line: path and query
 * @param version {@code HTTP/1.1} or {@code HTTP/1.0}
 */
public record RequestHead(String method, String target, String version, Headers headers) {

  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

  /** An HTTP/1.1 GET of that target from that host, to be sent on a connection that stays open. */
  public static RequestHead get(String target, String host) {
    return new RequestHead("GET", target, "HTTP/1.1", Headers.of("Host", host));
  }

  /** Whether sending it twice means the same as sending it once (RFC 9110 §9.2.2). */
  public boolean idempotent() {
    return IDEMPOTENT.contains(method);
  }

  /** The target without its query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** The host that is asked for, in lower case and without a port; empty if none was named. */
  public String host() {
    String host = headers.first("host").orElse("").toLowerCase(Locale.ROOT);
    int port = host.lastIndexOf(':');
    return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
  }

  /** Whether the sender lets the connection live on after the answer. */
  public boolean keepAlive() {
    return version.equals("HTTP/1.1")
        ? !headers.has("connection", "close")
        : headers.has("connection", "keep-alive");
  }

  /** The same request with other headers. */
  public RequestHead with(Headers changed) {
    return new RequestHead(method, target, version, changed);
  }
}
