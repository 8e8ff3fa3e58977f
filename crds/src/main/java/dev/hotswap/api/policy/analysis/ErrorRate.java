package dev.hotswap.api.policy.analysis;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Percentage;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Failed requests: HTTP 5xx, no answer at all, gRPC server faults. */
@Wire
public record ErrorRate(
    @JsonPropertyDescription("The largest share of failed requests that is acceptable, such as 5%.")
        @Required
        @Size(max = Percentage.MAX_LENGTH)
        @ValidationRule(
            value = Percentage.RULE,
            message = "errorRate.max" + Percentage.MUST,
            messageExpression = "'errorRate.max" + Percentage.IS_WRONG)
        Percentage max) {}
