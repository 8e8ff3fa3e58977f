package dev.hotswap.api.policy.analysis;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Decimal;
import dev.hotswap.api.wire.TimeSpan;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** One number of your own, compared with a limit under every rule. */
@Wire
public record ValueLimit(
    @JsonPropertyDescription(
            "PromQL with one number as its answer. {{services}}, {{candidate}} and {{namespace}} are"
                + " filled in: both slots' Services, the new version's, and the release's namespace.")
        @Required
        @Size(min = 1, max = MetricText.QUERY_LENGTH)
        String query,
    @JsonPropertyDescription(
            "The time between two looks that may each count as a failure, such as 1m. 1m when left"
                + " out.")
        @Size(max = TimeSpan.MAX_LENGTH)
        @ValidationRule(
            value = TimeSpan.RULE,
            message = "value.window" + TimeSpan.MUST,
            messageExpression = "'value.window" + TimeSpan.IS_WRONG)
        TimeSpan window,
    @JsonPropertyDescription("The largest value that is acceptable, as text, such as \"0.8\".")
        @Required
        @Size(max = Decimal.MAX_LENGTH)
        @ValidationRule(
            value = Decimal.RULE,
            message = "value.max" + Decimal.MUST,
            messageExpression = "'value.max" + Decimal.IS_WRONG)
        Decimal max) {
  public ValueLimit {
    window = Absent.or(window, MetricText.WINDOW);
  }
}
