package dev.hotswap.testkit.http;

import java.nio.charset.StandardCharsets;

/**
 * A whole answer of a simple service.
 *
 * @param status from 200 to 599
 */
public record Reply(int status, String contentType, String body) {

  /** An answer in plain text. */
  public static Reply text(int status, String body) {
    return new Reply(status, "text/plain; charset=UTF-8", body);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
