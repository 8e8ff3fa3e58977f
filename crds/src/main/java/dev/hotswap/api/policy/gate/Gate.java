package dev.hotswap.api.policy.gate;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A place where a release waits until somebody else agrees. One kind is set. */
@Wire
public record Gate(
    @JsonPropertyDescription("Shown to people; unique within the policy.")
        @Required
        @Size(min = 1, max = Names.LABEL_LENGTH)
        String name,
    @JsonPropertyDescription("Where on the way it stands.") @Required GatePoint at,
    @JsonPropertyDescription("Asks a server.") @Nullable WebhookGate webhook,
    @JsonPropertyDescription("Open only at certain hours.") @Nullable WindowGate window,
    @JsonPropertyDescription("Waits for a person.") @Nullable ApprovalGate approval,
    @JsonPropertyDescription("Wants a scanner's report.")
        @Nullable VulnerabilityReportGate vulnerabilityReport,
    @JsonPropertyDescription("Wants a NetworkPolicy.") @Nullable NetworkPolicyGate networkPolicy) {}
