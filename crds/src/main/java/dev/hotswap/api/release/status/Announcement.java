package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;

/** Something that people are still to be told. */
@Wire
public record Announcement(
    @JsonPropertyDescription("The same for the same happening: telling it twice is harmless.")
        @Size(max = StatusText.WORD)
        String id,
    @JsonPropertyDescription("What happened, such as breach.detected.") @Size(max = StatusText.WORD)
        String event,
    @JsonPropertyDescription("Somebody may have to act.") Boolean warning,
    @JsonPropertyDescription("One sentence.") @Size(max = StatusText.SENTENCE) String message,
    @JsonPropertyDescription("When it was decided.") Instant at) {}
