package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.policy.HotSwapPolicySpec;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;

/** A policy as it was when an attempt started. */
@Wire
public record FrozenPolicy(
    @JsonPropertyDescription("Name of the policy.") @Size(max = Names.NAME_LENGTH) String name,
    @JsonPropertyDescription("What it said then, as it was written.") HotSwapPolicySpec spec,
    @JsonPropertyDescription("What of it the attempt leaves out.") SkippedParts skipped) {
  public FrozenPolicy {
    skipped = Absent.or(skipped, SkippedParts.NOTHING);
  }
}
