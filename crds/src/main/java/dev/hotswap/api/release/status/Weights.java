package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How requests are divided, in percent. */
@Wire
public record Weights(
    @JsonPropertyDescription("The backend that gets the rest; the same as to where one gets all.")
        @Size(max = Names.BACKEND_LENGTH)
        String from,
    @JsonPropertyDescription("The backend that gets so many percent.")
        @Size(max = Names.BACKEND_LENGTH)
        String to,
    @JsonPropertyDescription("Percent of requests for to.") Integer percent,
    @JsonPropertyDescription("Percent of requests for the stable version, while there is one.")
        @Nullable Integer stable,
    @JsonPropertyDescription("Percent of requests for the new version, while one is tried.")
        @Nullable Integer candidate,
    @JsonPropertyDescription("When this division was decided.") @Nullable Instant decidedAt) {}
