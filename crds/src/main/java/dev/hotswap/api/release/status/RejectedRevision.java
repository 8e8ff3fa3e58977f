package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;

/** A revision that was rolled back. It is never tried again by itself. */
@Wire
public record RejectedRevision(
    @JsonPropertyDescription("Hash of the template.") @Size(max = 16) String revision,
    @JsonPropertyDescription("The version as people call it.") @Size(max = StatusText.WORD)
        String version,
    @JsonPropertyDescription("When it was rolled back.") Instant at,
    @JsonPropertyDescription("One sentence with the numbers.") @Size(max = StatusText.SENTENCE)
        String reason) {}
