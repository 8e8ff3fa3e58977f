package dev.hotswap.api.release.traffic;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A Gateway that the route attaches to. */
@Wire
public record ParentRef(
    @JsonPropertyDescription("Name of the Gateway.")
        @Required
        @Size(min = 1, max = Names.NAME_LENGTH)
        String name,
    @JsonPropertyDescription("Its namespace. The release's own when left out.")
        @Size(max = Names.LABEL_LENGTH)
        @Nullable String namespace,
    @JsonPropertyDescription("Name of one of its listeners. All of them when left out.")
        @Size(max = Names.NAME_LENGTH)
        @Nullable String sectionName) {}
