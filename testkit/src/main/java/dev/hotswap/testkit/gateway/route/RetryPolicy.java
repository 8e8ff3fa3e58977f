package dev.hotswap.testkit.gateway.route;

import java.util.Set;

/**
 * When the gateway sends a request again, in the words of Istio's {@code retryOn}.
 *
 * @param attempts how often at most, beyond the first; not negative
 * @param retryOn {@code connect-failure}, {@code reset}, {@code reset-before-request}, {@code
 *     gateway-error}, {@code 5xx}, a status code; other words are known to Envoy but cannot happen
 *     over HTTP/1.1
 */
public record RetryPolicy(int attempts, Set<String> retryOn) {

  /** What Istio does for a route that says nothing: two attempts, never for an answered request. */
  public static final RetryPolicy ISTIO_DEFAULT =
      new RetryPolicy(2, Set.of("connect-failure", "refused-stream", "unavailable", "cancelled"));

  /** Never again. */
  public static final RetryPolicy NONE = new RetryPolicy(0, Set.of());

  public RetryPolicy {
    retryOn = Set.copyOf(retryOn);
  }

  /** Whether a connection that could not be opened is a reason. */
  public boolean onConnectFailure() {
    return asks("connect-failure") || onReset();
  }

  /** Whether a connection that ended before an answer is a reason, though the request was sent. */
  public boolean onReset() {
    return asks("reset") || asks("5xx") || asks("gateway-error");
  }

  /** Whether a connection that ended before the request was sent is a reason. */
  public boolean onResetBeforeRequest() {
    return asks("reset-before-request") || onReset();
  }

  /** Whether an answer with this status is a reason. */
  public boolean onStatus(int status) {
    return (asks("5xx") && status >= 500)
        || (asks("gateway-error") && status >= 502 && status <= 504)
        || asks(Integer.toString(status));
  }

  private boolean asks(String reason) {
    return retryOn.contains(reason);
  }
}
