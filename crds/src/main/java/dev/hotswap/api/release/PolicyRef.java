package dev.hotswap.api.release;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The policy that says how a new version takes over. */
@Wire
public record PolicyRef(
    @JsonPropertyDescription("Kind of the policy.") @Default("HotSwapPolicy") PolicyKind kind,
    @JsonPropertyDescription("Name of a policy in the release's namespace.")
        @Required
        @Size(min = 1, max = Names.NAME_LENGTH)
        String name) {
  public PolicyRef {
    kind = Absent.or(kind, PolicyKind.HOT_SWAP_POLICY);
  }
}
