package dev.hotswap.api.policy.gate;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Waits for a person. */
@Wire
public record ApprovalGate(
    @JsonPropertyDescription("What the person is asked to look at.") @Size(max = 1024)
        @Nullable String message) {}
