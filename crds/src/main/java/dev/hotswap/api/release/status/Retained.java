package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Wire;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The version before, kept warm. */
@Wire
public record Retained(
    @JsonPropertyDescription("What is kept.") Serving serving,
    @JsonPropertyDescription("When it is given up.") Instant until,
    @JsonPropertyDescription("The policy under which its place was taken: what a revert follows.")
        @Nullable FrozenPolicy policy) {}
