package dev.hotswap.testkit.gateway.stats;

/** Why an answer is not simply what the endpoint said (Envoy's {@code %RESPONSE_FLAGS%}). */
public enum ResponseFlag {
  /** No endpoint is healthy. */
  UH,
  /** The connection to the endpoint could not be opened. */
  UF,
  /** The endpoint ended the connection before its answer was complete. */
  UC,
  /** The allowed attempts are used up. */
  URX,
  /** No route takes the request. */
  NR,
  /** The client went away. */
  DC
}
