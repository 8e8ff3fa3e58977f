package dev.hotswap.operator.metrics;

/**
 * Which failures a source can see, besides a bad status that callers get.
 *
 * @param attempts those of an attempt that the gateway tried again
 * @param grpc those that a gRPC status tells
 * @param open requests that nobody has answered yet
 */
public record Sight(boolean attempts, boolean grpc, boolean open) {
  /**
   * What can be read from this dialect.
   *
   * @param grpcSeen whether a gRPC status was ever read
   * @param openSeen whether a cluster's open requests were ever read
   */
  public static Sight of(Dialect dialect, boolean grpcSeen, boolean openSeen) {
    return switch (dialect) {
      // A request is counted once, at its end, with its gRPC status; what is open is counted by
      // clusters, where they are shown.
      case ISTIO -> new Sight(false, true, openSeen);
      // Attempts are counted by every Envoy; gRPC statuses by those with a filter for it.
      case ENVOY -> new Sight(true, grpcSeen, true);
    };
  }
}
