package dev.hotswap.operator.metrics;

import dev.hotswap.operator.metrics.series.Page;

/**
 * Which failures a source can see, besides a bad status that callers get.
 *
 * @param attempts those of an attempt that the gateway tried again
 * @param grpc those that a gRPC status tells
 * @param open requests that nobody has answered yet
 */
public record Sight(boolean attempts, boolean grpc, boolean open) {
  /**
   * What was read of any backend so far.
   *
   * @param requests whether requests were
   * @param grpc whether a gRPC status was
   * @param open whether a cluster's open requests were
   */
  public record Read(boolean requests, boolean grpc, boolean open) {
    /** Nothing yet. */
    public static final Read NOTHING = new Read(false, false, false);

    /** With one more page. */
    public Read plus(Page page) {
      return new Read(
          requests || page.countsRequests(), grpc || page.countsGrpc(), open || page.countsOpen());
    }
  }

  /** What can be read from this dialect, as far as is known. */
  public static Sight of(Dialect dialect, Read read) {
    return switch (dialect) {
      // A request is counted once, at its end, with its gRPC status; what is open is counted by
      // clusters, where they are shown.
      case ISTIO -> new Sight(false, true, read.open());
      // Attempts are counted by every Envoy; gRPC statuses by those with a filter for it. What is
      // open every Envoy counts, and one that is told to show little may not show it.
      case ENVOY -> new Sight(true, read.grpc(), read.open() || !read.requests());
    };
  }
}
