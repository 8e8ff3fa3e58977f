package dev.hotswap.operator.metrics.testing;

import java.util.Map;

/** What a played server answers. */
public record Reply(int status, Map<String, String> headers, String body) {
  /** Status 200 and this text. */
  public static Reply ok(String body) {
    return status(200, body);
  }

  /** Any status and this text. */
  public static Reply status(int status, String body) {
    return new Reply(status, Map.of(), body);
  }
}
