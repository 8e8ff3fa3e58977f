package dev.hotswap.api.policy.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.TimeSpan;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A wait: for a time, or without a duration for a person. */
@Wire
public record Pause(
    @JsonPropertyDescription(
            "How long, such as 90s, 2m or 1h30m. Only time that was observed counts. Leave it out"
                + " (pause: {}) to wait until a person says promote.")
        @Size(max = TimeSpan.MAX_LENGTH)
        @ValidationRule(
            value = TimeSpan.RULE,
            message = "pause.duration" + TimeSpan.MUST,
            messageExpression = "'pause.duration" + TimeSpan.IS_WRONG)
        @Nullable TimeSpan duration) {}
