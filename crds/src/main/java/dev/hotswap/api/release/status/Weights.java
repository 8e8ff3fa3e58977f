package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Wire;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How requests are divided, in percent. */
@Wire
public record Weights(
    @JsonPropertyDescription("Percent of requests for slot a.") Integer a,
    @JsonPropertyDescription("Percent of requests for slot b.") Integer b,
    @JsonPropertyDescription("Percent of requests for the stable version, while there is one.")
        @Nullable Integer stable,
    @JsonPropertyDescription("Percent of requests for the new version, while one is tried.")
        @Nullable Integer candidate,
    @JsonPropertyDescription("When this division was decided.") @Nullable Instant decidedAt) {}
