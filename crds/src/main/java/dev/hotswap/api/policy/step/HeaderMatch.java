package dev.hotswap.api.policy.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One header and what it must hold. */
@Wire
public record HeaderMatch(
    @JsonPropertyDescription("Name of the header.") @Required @Size(min = 1, max = 256) String name,
    @JsonPropertyDescription("How value is compared. Exact when left out.") HeaderMatchType type,
    @JsonPropertyDescription("What the header must hold.") @Required @Size(min = 1, max = 1024)
        String value) {
  public HeaderMatch {
    type = Absent.or(type, HeaderMatchType.EXACT);
  }
}
