package dev.hotswap.operator.metrics.prometheus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hotswap.operator.metrics.Failure.Reason;

/** What a refusal means. Statuses: Prometheus' HTTP API, and the proxies in front of it. */
final class ServerText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 200;

  private ServerText() {}

  /** The kind of failure this status stands for. */
  static Reason reason(int status) {
    return switch (status) {
      case 400, 422 -> Reason.QUERY_INVALID;
      case 401, 403 -> Reason.DENIED;
      default -> Reason.HTTP_STATUS;
    };
  }

  /** Status and the server's own words, where it has some. */
  static String explain(int status, String body) {
    String hint =
        status >= 300 && status < 400 ? "; redirects are not followed, is this a login page?" : "";
    return "answered " + status + hint + words(body);
  }

  private static String words(String body) {
    try {
      String error = JSON.readTree(body).path("error").asText();
      return error.isEmpty() ? "" : ": " + shortened(error);
    } catch (JsonProcessingException notJson) {
      return "";
    }
  }

  /** At most so many characters, on one line. */
  static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
