package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;

/** The revision whose template the pods have that another one answers from. */
@Wire
public record Host(
    @JsonPropertyDescription("Hash of the template.") @Size(max = 16) String revision,
    @JsonPropertyDescription("Its version as people call it.") @Size(max = StatusText.WORD)
        String version) {}
