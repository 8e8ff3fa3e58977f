package dev.hotswap.operator.metrics.vocabulary;

import java.util.Set;

/** Which gRPC statuses are faults of the backend (gRPC, "Status codes and their use in gRPC"). */
final class GrpcStatus {
  /** UNKNOWN, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNIMPLEMENTED … DATA_LOSS. */
  private static final Set<String> FAULTS = Set.of("2", "4", "8", "12", "13", "14", "15");

  private GrpcStatus() {}

  /** Whether this number is one. */
  static boolean isFault(String status) {
    return FAULTS.contains(status);
  }
}
