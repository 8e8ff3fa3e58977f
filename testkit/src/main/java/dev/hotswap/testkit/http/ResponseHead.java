package dev.hotswap.testkit.http;

/**
 * An answer without its body.
 *
 * @param status from 100 to 599
 * @param version {@code HTTP/1.1} or {@code HTTP/1.0}
 */
public record ResponseHead(int status, String reason, String version, Headers headers) {

  /** An HTTP/1.1 answer. */
  public static ResponseHead of(int status, String reason, Headers headers) {
    return new ResponseHead(status, reason, "HTTP/1.1", headers);
  }

  /** Whether the sender lets the connection live on after this answer. */
  public boolean keepAlive() {
    return version.equals("HTTP/1.1")
        ? !headers.has("connection", "close")
        : headers.has("connection", "keep-alive");
  }
}
