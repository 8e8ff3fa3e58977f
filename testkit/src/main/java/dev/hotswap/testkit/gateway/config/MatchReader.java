package dev.hotswap.testkit.gateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.gateway.route.RequestMatch;
import dev.hotswap.testkit.gateway.route.StringMatch;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads an {@code HTTPMatchRequest}. */
final class MatchReader {

  private MatchReader() {}

  static RequestMatch read(JsonNode match) {
    Map<String, StringMatch> headers =
        match
            .path("headers")
            .propertyStream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> text(header.getValue())));
    return new RequestMatch(optional(match.path("uri")), optional(match.path("method")), headers);
  }

  private static Optional<StringMatch> optional(JsonNode wanted) {
    return wanted.isMissingNode() ? Optional.empty() : Optional.of(text(wanted));
  }

  /** An empty object asks only that the header is there. */
  private static StringMatch text(JsonNode wanted) {
    if (wanted.has("exact")) {
      return new StringMatch.Exact(wanted.path("exact").asText());
    }
    if (wanted.has("regex")) {
      return new StringMatch.Regex(Pattern.compile(wanted.path("regex").asText()));
    }
    return new StringMatch.Prefix(wanted.path("prefix").asText());
  }
}
