package dev.hotswap.operator.traffic.istio;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which failures the gateway tries again. Said on every route, because what Istio does by itself is
 * wrong here: it also retries {@code 503} answers and resets in the middle of a request, which
 * hides a candidate's errors and repeats payments. Only what surely never reached the service is
 * repeated (Envoy, "x-envoy-retry-on": connect-failure, refused-stream).
 */
final class Retries {
  private static final String RETRIES = "retries";
  private static final String RETRY_ON = "retryOn";
  private static final String ATTEMPTS = "attempts";
  private static final String NEVER_REACHED = "connect-failure,refused-stream";

  /** Conditions that no failure of the service meets: it was not reached, or answered below 500. */
  private static final Set<String> HARMLESS =
      Set.of(
          "connect-failure",
          "refused-stream",
          "reset-before-request",
          "retriable-4xx",
          "envoy-ratelimited",
          "http3-post-connect-failure");

  /** One for a pod that just went, one for the next that goes with it. */
  private static final int TWICE = 2;

  private Retries() {}

  /**
   * What the gateway tries again, as {@code retryOn} says it, though it may have reached the
   * service; empty where it hides no failure.
   */
  static Optional<String> hiding(Map<String, Object> http) {
    Object said = saidIn(http).get(RETRIES);
    return said instanceof Map<?, ?> retries && retries.get(RETRY_ON) instanceof String on
        ? Optional.of(on).filter(conditions -> !HARMLESS.containsAll(conditions(conditions)))
        : Optional.empty();
  }

  private static List<String> conditions(String retryOn) {
    return Arrays.stream(retryOn.split(",")).map(String::strip).filter(c -> !c.isEmpty()).toList();
  }

  /** The user's http route with retries said: the user's own where there are any. */
  static Map<String, Object> saidIn(Map<String, Object> http) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put(ATTEMPTS, TWICE);
    said.put(RETRY_ON, NEVER_REACHED);
    if (http.get(RETRIES) instanceof Map<?, ?> own) {
      own.forEach(
          (key, value) -> Optional.ofNullable(value).ifPresent(v -> said.put((String) key, v)));
    }
    if (Integer.valueOf(0).equals(said.get(ATTEMPTS))) {
      said.keySet().retainAll(Set.of(ATTEMPTS)); // Istio refuses a policy for no attempts at all
    }
    Map<String, Object> with = new LinkedHashMap<>(http);
    with.put(RETRIES, said);
    return with;
  }
}
