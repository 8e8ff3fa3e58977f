package dev.hotswap.operator.metrics.vocabulary;

import dev.hotswap.operator.metrics.series.Outcome;
import java.util.List;
import java.util.Set;

/**
 * Who is to blame, read from what Istio says of a request: HTTP status, Envoy's response flags,
 * gRPC status. Flags: Envoy's access log documentation, %RESPONSE_FLAGS%.
 */
final class IstioOutcome {
  /** The client ended it: its connection, or its HTTP/2 stream. */
  private static final Set<String> CLIENT_LEFT = Set.of("DC", "DR");

  /** The backend broke off, or took too long, after its answer had begun. */
  private static final Set<String> CUT_OFF = Set.of("UC", "UR", "UT", "UPE");

  private static final String SWITCHED_PROTOCOL = "101";

  private IstioOutcome() {}

  static Outcome of(String code, String flags, String grpcStatus) {
    List<String> raised = List.of(flags.split(","));
    if (raised.stream().anyMatch(CLIENT_LEFT::contains)) {
      return Outcome.ABORTED;
    }
    boolean failed =
        code.equals("0")
            || code.startsWith("5")
            || GrpcStatus.isFault(grpcStatus)
            || (!code.equals(SWITCHED_PROTOCOL) && raised.stream().anyMatch(CUT_OFF::contains));
    return failed ? Outcome.FAILED : Outcome.OK;
  }
}
