package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A revision that answers behind a backend. */
@Wire
public record Serving(
    @JsonPropertyDescription("Hash of the template.") @Size(max = 16) String revision,
    @JsonPropertyDescription("The version as people call it.") @Size(max = StatusText.WORD)
        String version,
    @JsonPropertyDescription(
            "The backend it answers behind: a lane of a slot, such as a, or service/NAME.")
        @Size(max = Names.BACKEND_LENGTH)
        String backend,
    @JsonPropertyDescription(
            "Whose template its pods have, where they were made for another; absent where they are"
                + " its own.")
        @Nullable Host host,
    @JsonPropertyDescription(
            "Image of each container, by digest, so that a tag that moves cannot change it.")
        @Size(max = 64)
        Map<String, @Size(max = StatusText.WORD) String> images,
    @JsonPropertyDescription("Hash of the routes' form that says which of its ports they name.")
        @Size(max = 16)
        @Nullable String routes) {
  public Serving {
    images = Absent.or(images);
  }
}
