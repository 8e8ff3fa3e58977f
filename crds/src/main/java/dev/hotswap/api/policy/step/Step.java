package dev.hotswap.api.policy.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Refusal;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stop on the way to the new version. */
@Wire
@ValidationRule(
    value = "has(self.setWeight) || has(self.pause)",
    message = "a step needs setWeight, pause, or both",
    messageExpression =
        "'step \"%s\" does nothing: give it setWeight, pause, or both'.format([self.name])")
public record Step(
    @JsonPropertyDescription("Shown to people, and used in promote commands.")
        @Required
        @Size(max = Names.LABEL_LENGTH)
        @ValidationRule(
            value = Names.LABEL,
            message = "a step's name " + Names.LABEL_MUST,
            messageExpression = "'step name" + Names.LABEL_IS_WRONG)
        String name,
    @JsonPropertyDescription(
            "Percent of requests that go to the new version, 0 to 100. Left out: as in the step"
                + " before (0 in the first).")
        @Min(0)
        @Max(100)
        @Nullable Integer setWeight,
    @JsonPropertyDescription(
            "How long the weight is kept before the next step may begin. Left out: until one look"
                + " at the metrics was healthy.")
        @Nullable Pause pause,
    @JsonPropertyDescription(
            "Requests that go to the new version whatever the weight is. A request matches when"
                + " one of the entries does. Not available in this version.")
        @Size(max = 8)
        @ValidationRule(
            value = Refusal.UNLESS_EMPTY,
            message = "spec.steps[].matches: matched requests are" + Refusal.NOT_YET)
        List<RequestMatch> matches,
    @JsonPropertyDescription(
            "Copies of requests that the new version gets while its answers are thrown away. Not"
                + " available in this version.")
        @ValidationRule(
            value = Refusal.ALWAYS,
            message = "spec.steps[].mirror: mirrored requests are" + Refusal.NOT_YET)
        @Nullable Mirror mirror) {
  public Step {
    matches = Absent.or(matches);
  }
}
