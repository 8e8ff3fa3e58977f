package dev.hotswap.testkit.apiserver.request;

import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.http.HttpRequest;
import java.time.Duration;
import java.util.OptionalLong;

/** The query of a get, list or watch: what a real server reads as ListOptions. */
record ListQuery(HttpRequest http) {
  private static final String MATCH = "resourceVersionMatch";
  private static final Duration LONGEST_WATCH = Duration.ofHours(1);

  /**
   * Refuses what makes no sense together.
   *
   * @throws dev.hotswap.testkit.apiserver.error.ApiException 422 or 400
   */
  ListQuery checked() {
    String match = http.parameter(MATCH);
    if (sendsInitialEvents() && !match.equals("NotOlderThan")) {
      throw forbidden("sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
    }
    if (!match.isEmpty() && versionText().isEmpty() && !sendsInitialEvents()) {
      throw forbidden("resourceVersionMatch is forbidden unless resourceVersion is provided");
    }
    switch (match) {
      case "", "NotOlderThan" -> {}
      case "Exact" -> {
        if (versionText().equals("0")) {
          throw forbidden("resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        }
      }
      default ->
          throw RequestErrors.invalidOptions(
              "ListOptions",
              Cause.unsupported(MATCH, "\"" + match + "\"", "\"Exact\", \"NotOlderThan\", \"\""));
    }
    if (!token().isEmpty() && version().isPresent()) {
      throw RequestErrors.badRequest(
          "specifying resource version is not allowed when using continue");
    }
    return this;
  }

  private static RuntimeException forbidden(String why) {
    return RequestErrors.invalidOptions("ListOptions", Cause.forbidden(MATCH, why));
  }

  /** Objects on a page; 0 for all. */
  int limit() {
    return (int) Math.max(0, number("limit", 0));
  }

  /** Where to go on; empty for the first page. */
  String token() {
    return http.parameter("continue");
  }

  /** The version that is asked for; empty for the newest. */
  OptionalLong version() {
    String text = versionText();
    if (text.isEmpty() || text.equals("0")) {
      return OptionalLong.empty();
    }
    if (!text.matches("\\d{1,18}")) {
      throw RequestErrors.badRequest("invalid resource version: " + notANumber(text));
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  /** The version to show as it was; empty for whatever is not older than what is asked for. */
  OptionalLong exactVersion() {
    boolean exact = http.parameter(MATCH).equals("Exact");
    boolean firstPage = http.parameter(MATCH).isEmpty() && limit() > 0;
    return exact || firstPage ? version() : OptionalLong.empty();
  }

  /** The version after which a watch begins; empty to begin with everything that is there. */
  OptionalLong watchedFrom() {
    if (!versionText().matches("\\d{0,18}")) {
      throw RequestErrors.unexpected(notANumber(versionText()));
    }
    return sendsInitialEvents() ? OptionalLong.empty() : version();
  }

  /** When the server ends a watch. */
  Duration timeout() {
    long seconds = number("timeoutSeconds", 0);
    return seconds > 0 ? Duration.ofSeconds(seconds) : LONGEST_WATCH;
  }

  /** Whether the client wants to hear how far a watch is. */
  boolean bookmarks() {
    return http.parameter("allowWatchBookmarks").equals("true");
  }

  /** Whether a watch begins with everything that is there, and says when that was all. */
  boolean sendsInitialEvents() {
    return http.parameter("sendInitialEvents").equals("true");
  }

  private String versionText() {
    return http.parameter("resourceVersion");
  }

  private long number(String name, long absent) {
    String text = http.parameter(name);
    if (!text.matches("-?\\d{0,18}")) {
      throw RequestErrors.badRequest(
          "strconv.ParseInt: parsing \"%s\": invalid syntax".formatted(text));
    }
    return text.isEmpty() ? absent : Long.parseLong(text);
  }

  private static String notANumber(String text) {
    return "resourceVersion: Invalid value: \"%s\": strconv.ParseUint: parsing \"%s\": invalid syntax"
        .formatted(text, text);
  }
}
