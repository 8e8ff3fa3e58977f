package dev.hotswap.api.policy.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;

/** Copies of requests whose answers are thrown away. */
@Wire
public record Mirror(
    @JsonPropertyDescription("Percent of requests that are copied, 1 to 100.")
        @Required
        @Min(1)
        @Max(100)
        Integer percent) {}
