package dev.hotswap.api.release.artifact;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The two ports that two versions in one pod listen on. */
@Wire
public record ArtifactPort(
    @JsonPropertyDescription("Name of the Service port it stands behind.")
        @Required
        @Size(min = 1, max = Names.LABEL_LENGTH)
        String name,
    @JsonPropertyDescription("Port of the first process.") @Required @Min(1) @Max(65535) Integer a,
    @JsonPropertyDescription("Port of the second process.") @Required @Min(1) @Max(65535)
        Integer b) {}
