package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Wire;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When what happened on the way back. */
@Wire
public record Timeline(
    @JsonPropertyDescription("The reading that first showed a bad answer of the new version.")
        @Nullable Instant firstBadAnswerAt,
    @JsonPropertyDescription("When it was decided to go back.") @Nullable Instant decidedAt,
    @JsonPropertyDescription(
            "When the routes were written to say so, or first read to by an operator that was"
                + " started meanwhile. Absent where they said it before.")
        @Nullable Instant routeWrittenAt,
    @JsonPropertyDescription("When the gateway was seen to send everything to stable again.")
        @Nullable Instant routeFollowedAt) {}
