package dev.hotswap.api.policy.gate;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;

/** Asks a server that answers 2xx to let the release pass. */
@Wire
public record WebhookGate(
    @JsonPropertyDescription(
            "Name of an endpoint in the operator's settings. Addresses are never written here.")
        @Required
        @Size(min = 1, max = 63)
        String endpoint,
    @JsonPropertyDescription("How long one answer may take, in seconds. 10 when left out.")
        @Min(1)
        @Max(300)
        Integer timeoutSeconds,
    @JsonPropertyDescription("Sent along with the question.") @Size(max = 16)
        Map<String, @Size(max = 1024) String> metadata) {
  public WebhookGate {
    timeoutSeconds = Absent.or(timeoutSeconds, 10);
    metadata = Absent.or(metadata);
  }
}
