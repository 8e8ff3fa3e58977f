package dev.hotswap.operator.metrics.prometheus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hotswap.operator.metrics.Failure.Reason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a refusal means, in our own words: the server's may quote labels of series that the
 * namespace must not see. Statuses and kinds of errors: Prometheus' HTTP API, and the proxies in
 * front of it.
 */
final class ServerText {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where the parser of PromQL stopped: line and column. */
  private static final Pattern POSITION =
      Pattern.compile("(?<![0-9:])([0-9]{1,5}):([0-9]{1,5}): parse error");

  private ServerText() {}

  /** The kind of failure this status stands for. */
  static Reason reason(int status) {
    return switch (status) {
      case 400, 422 -> Reason.QUERY_INVALID;
      case 401, 403 -> Reason.DENIED;
      default -> Reason.HTTP_STATUS;
    };
  }

  /** Status, and what kind of error the server says it is. */
  static String explain(int status, String body) {
    String hint =
        status >= 300 && status < 400 ? "; redirects are not followed, is this a login page?" : "";
    return "answered " + status + hint + kind(body);
  }

  private static String kind(String body) {
    try {
      JsonNode answer = JSON.readTree(body);
      return switch (answer.path("errorType").asText()) {
        case "bad_data" -> ": it does not understand the query" + position(answer);
        case "execution" -> ": it cannot evaluate the query; its own log says why";
        case "timeout" -> ": evaluating the query took it too long";
        case "canceled" -> ": it gave the query up";
        case "unavailable", "internal" -> ": it has a fault of its own";
        default -> "";
      };
    } catch (JsonProcessingException notJson) {
      return "";
    }
  }

  private static String position(JsonNode answer) {
    Matcher position = POSITION.matcher(answer.path("error").asText());
    return position.find()
        ? ", at line %s, column %s".formatted(position.group(1), position.group(2))
        : "";
  }
}
