package dev.hotswap.testkit.gateway.route;

import dev.hotswap.testkit.http.RequestHead;
import java.util.Map;
import java.util.Optional;

/** Conditions that a request meets all together; an absent one is always met. */
public record RequestMatch(
    Optional<StringMatch> uri, Optional<StringMatch> method, Map<String, StringMatch> headers) {

  public RequestMatch {
    headers = Map.copyOf(headers);
  }

  /** Whether the request meets every condition. */
  public boolean matches(RequestHead request) {
    return uri.stream().allMatch(wanted -> wanted.matches(request.path()))
        && method.stream().allMatch(wanted -> wanted.matches(request.method()))
        && headers.entrySet().stream().allMatch(wanted -> meets(request, wanted));
  }

  private static boolean meets(RequestHead request, Map.Entry<String, StringMatch> wanted) {
    return request.headers().first(wanted.getKey()).filter(wanted.getValue()::matches).isPresent();
  }
}
