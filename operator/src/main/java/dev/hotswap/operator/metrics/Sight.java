package dev.hotswap.operator.metrics;

/**
 * Which failures a source can see, besides a bad status that callers get.
 *
 * @param attempts those of an attempt that the gateway tried again
 * @param grpc those that a gRPC status tells
 */
public record Sight(boolean attempts, boolean grpc) {
  /** What can be read from this dialect. */
  public static Sight of(Dialect dialect, boolean grpcSeen) {
    return switch (dialect) {
      // A request is counted once, at its end, with its gRPC status.
      case ISTIO -> new Sight(false, true);
      // Attempts are counted by every Envoy; gRPC statuses by those with a filter for it.
      case ENVOY -> new Sight(true, grpcSeen);
    };
  }
}
