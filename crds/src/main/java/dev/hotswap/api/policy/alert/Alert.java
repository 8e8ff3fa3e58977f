package dev.hotswap.api.policy.alert;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Somebody who is told. */
@Wire
public record Alert(
    @JsonPropertyDescription("Unique within the policy.")
        @Required
        @Size(min = 1, max = Names.LABEL_LENGTH)
        String name,
    @JsonPropertyDescription(
            "Name of a receiver in the operator's settings. Addresses are never written here.")
        @Required
        @Size(min = 1, max = Names.LABEL_LENGTH)
        String receiver,
    @JsonPropertyDescription("The least that is told. Warning when left out.")
        AlertSeverity severity) {
  public Alert {
    severity = Absent.or(severity, AlertSeverity.WARNING);
  }
}
