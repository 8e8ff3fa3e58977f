package dev.hotswap.api.policy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator makes of a policy. */
@Wire
public record HotSwapPolicyStatus(
    @JsonPropertyDescription("The generation of the spec that was read last.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("Ready: releases can use this policy.") @Size(max = 16)
        List<Condition> conditions) {
  public HotSwapPolicyStatus {
    conditions = Absent.or(conditions);
  }
}
