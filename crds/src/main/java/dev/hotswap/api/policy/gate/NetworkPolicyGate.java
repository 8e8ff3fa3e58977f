package dev.hotswap.api.policy.gate;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;

/** Wants a NetworkPolicy that selects the candidate's pods. */
@Wire
public record NetworkPolicyGate(
    @JsonPropertyDescription("True: it must also restrict egress. False when left out.")
        Boolean egress) {
  public NetworkPolicyGate {
    egress = Absent.or(egress, false);
  }
}
