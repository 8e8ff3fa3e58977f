package dev.hotswap.api.policy.analysis;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.TimeSpan;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One thing that is measured of both versions. Exactly one kind is set. */
@Wire
@ValidationRule(
    value = MetricText.EXACTLY_ONE_KIND,
    message = "a metric is exactly one of errorRate, latency, ratio and value",
    messageExpression = MetricText.KINDS_ARE_WRONG)
@ValidationRule(
    value = "!has(self.window) || !has(self.value)",
    message = "a value metric has its window in value.window",
    messageExpression =
        "'metric \"%s\": window is %s, but a value metric has its window in value.window: move it"
            + " there'.format([self.name, self.window])")
public record Metric(
    @JsonPropertyDescription("Shown to people; unique within the policy.")
        @Required
        @Size(max = Names.LABEL_LENGTH)
        @ValidationRule(
            value = Names.LABEL,
            message = "a metric's name " + Names.LABEL_MUST,
            messageExpression = "'metric name" + Names.LABEL_IS_WRONG)
        String name,
    @JsonPropertyDescription("Failed requests: HTTP 5xx, no answer at all, gRPC server faults.")
        @Nullable ErrorRate errorRate,
    @JsonPropertyDescription("A latency percentile.") @Nullable Latency latency,
    @JsonPropertyDescription("Two PromQL counters of your own, by version: bad events in all.")
        @Nullable Ratio ratio,
    @JsonPropertyDescription("One PromQL number of your own and its limit.")
        @Nullable ValueLimit value,
    @JsonPropertyDescription(
            "Enforce: a breach acts. DryRun: it is only shown. Enforce when left out.")
        MetricMode mode,
    @JsonPropertyDescription(
            "Looks that may fail without consequence. Used by rule Threshold and by value metrics."
                + " 0 when left out.")
        @Min(0)
        @Max(100)
        Integer failureLimit,
    @JsonPropertyDescription(
            "Requests that the window must hold before rule Threshold judges it. Left out: 60 for"
                + " errors and ratios, 300 for latency.")
        @Min(1)
        @Max(1000000)
        @Nullable Integer minSamples,
    @JsonPropertyDescription("How far back rule Threshold looks, such as 1m. 1m when left out.")
        @Size(max = TimeSpan.MAX_LENGTH)
        @ValidationRule(
            value = TimeSpan.RULE,
            message = "a metric's window" + TimeSpan.MUST,
            messageExpression = "'metric window" + TimeSpan.IS_WRONG)
        @Nullable TimeSpan window) {
  public Metric {
    mode = Absent.or(mode, MetricMode.ENFORCE);
    failureLimit = Absent.or(failureLimit, 0);
  }
}
