package dev.hotswap.api.policy.analysis;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.TimeSpan;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * A latency percentile, judged as a share: "P99 at most 1s" is "at most 1 % of requests slower than
 * 1s".
 */
@Wire
@ValidationRule(
    value =
        "!has(self.warnAbove) || !self.warnAbove"
            + TimeSpan.READABLE
            + " || !self.max"
            + TimeSpan.READABLE
            + " || duration(self.warnAbove) < duration(self.max)",
    message = "latency.warnAbove must be shorter than latency.max",
    messageExpression =
        "'latency.warnAbove is %s and max is %s: a warning that is to come first needs a shorter"
            + " time than max'.format([self.warnAbove, self.max])")
public record Latency(
    @JsonPropertyDescription("Which percentile, 1 to 99. 99 when left out.") @Min(1) @Max(99)
        Integer percentile,
    @JsonPropertyDescription(
            "The longest time that is acceptable at that percentile, such as 1s. It must be a"
                + " bucket bound of the source's histogram; preflight names the neighbours if it is"
                + " not.")
        @Required
        @Size(max = TimeSpan.MAX_LENGTH)
        @ValidationRule(
            value = TimeSpan.RULE,
            message = "latency.max" + TimeSpan.MUST,
            messageExpression = "'latency.max" + TimeSpan.IS_WRONG)
        TimeSpan max,
    @JsonPropertyDescription(
            "A shorter time above which people are told, without consequence for traffic. Also a"
                + " bucket bound.")
        @Size(max = TimeSpan.MAX_LENGTH)
        @ValidationRule(
            value = TimeSpan.RULE,
            message = "latency.warnAbove" + TimeSpan.MUST,
            messageExpression = "'latency.warnAbove" + TimeSpan.IS_WRONG)
        @Nullable TimeSpan warnAbove) {
  public Latency {
    percentile = Absent.or(percentile, 99);
  }
}
