package dev.hotswap.api.policy.analysis;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Percentage;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Two counters of your own, by version: bad events in all events. */
@Wire
public record Ratio(
    @JsonPropertyDescription(
            "PromQL for the running counter of bad events, without rate() or increase(). Each series"
                + " names its slot's Service in the label service or destination_service_name."
                + " {{services}}, {{candidate}} and {{namespace}} are filled in.")
        @Required
        @Size(min = 1, max = MetricText.QUERY_LENGTH)
        String bad,
    @JsonPropertyDescription("PromQL for the running counter of all events, by the same rules.")
        @Required
        @Size(min = 1, max = MetricText.QUERY_LENGTH)
        String total,
    @JsonPropertyDescription("The largest share of bad events that is acceptable, such as 1%.")
        @Required
        @Size(max = Percentage.MAX_LENGTH)
        @ValidationRule(
            value = Percentage.RULE,
            message = "ratio.max" + Percentage.MUST,
            messageExpression = "'ratio.max" + Percentage.IS_WRONG)
        Percentage max) {}
