package dev.hotswap.operator.simulation;

import dev.hotswap.testkit.apiserver.audit.AuditEntry;
import java.util.List;
import java.util.Optional;

/** Invariant 11: status is written at most once a look, and never when it says the same. */
final class StatusWrites {
  private StatusWrites() {}

  static Optional<String> broken(Play play) {
    List<AuditEntry> sent =
        play.simulated()
            .server()
            .audit()
            .entries(
                entry ->
                    entry.verbAndResource().equals("patch goreleases/status")
                        && entry.code() == 200);
    int changes = play.ledger().statusChanges();
    long conflicts = play.simulated().server().audit().entries(entry -> entry.code() == 409).size();
    long looks = play.simulated().turns();
    if (sent.size() > changes) {
      return Optional.of(
          "STATUS_WRITES: %d writes of status, %d changes".formatted(sent.size(), changes));
    }
    return sent.size() > looks + conflicts
        ? Optional.of(
            "STATUS_WRITES: %d writes of status in %d looks".formatted(sent.size(), looks))
        : Optional.empty();
  }
}
