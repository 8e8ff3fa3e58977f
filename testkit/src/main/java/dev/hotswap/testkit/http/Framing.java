package dev.hotswap.testkit.http;

import java.io.IOException;
import java.util.Optional;

/** How a receiver knows where a body ends (RFC 9112 §6.3). */
public sealed interface Framing {

  /** There is no body. */
  record None() implements Framing {}

  /** The body has a known number of bytes. */
  record Length(long bytes) implements Framing {}

  /** The body comes in chunks, the last of which is empty. */
  record Chunked() implements Framing {}

  /** The body ends with the connection. */
  record UntilClose() implements Framing {}

  /**
   * The framing of a request's body.
   *
   * @throws MalformedMessage if the headers contradict each other
   */
  static Framing of(RequestHead head) throws IOException {
    return declared(head.headers(), new None());
  }

  /**
   * The framing of the body that answers a request of that method.
   *
   * @throws MalformedMessage if the headers contradict each other
   */
  static Framing of(String method, ResponseHead head) throws IOException {
    boolean bodiless = head.status() < 200 || head.status() == 204 || head.status() == 304;
    return method.equals("HEAD") || bodiless
        ? new None()
        : declared(head.headers(), new UntilClose());
  }

  /** The headers with the field that announces this framing in place of any other such field. */
  default Headers announce(Headers headers) {
    Headers bare = headers.without("transfer-encoding").without("content-length");
    return switch (this) {
      case None() -> headers.without("transfer-encoding");
      case Length(long bytes) -> bare.with("Content-Length", Long.toString(bytes));
      case Chunked() -> bare.with("Transfer-Encoding", "chunked");
      case UntilClose() -> bare;
    };
  }

  private static Framing declared(Headers headers, Framing otherwise) throws IOException {
    if (headers.has("transfer-encoding", "chunked")) {
      return new Chunked();
    }
    Optional<String> length = headers.first("content-length");
    if (length.isEmpty()) {
      return otherwise;
    }
    if (!length.get().matches("\\d{1,18}")) {
      throw new MalformedMessage("Content-Length is not a number of bytes: " + length.get());
    }
    return new Length(Long.parseLong(length.get()));
  }
}
