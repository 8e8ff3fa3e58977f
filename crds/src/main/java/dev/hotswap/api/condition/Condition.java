package dev.hotswap.api.condition;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One fact about an object, shaped as Kubernetes' own {@code metav1.Condition}. */
@Wire
public record Condition(
    @JsonPropertyDescription("What it is about, such as Ready.") @Required @Size(max = 316)
        String type,
    @JsonPropertyDescription("Whether it holds.") @Required ConditionStatus status,
    @JsonPropertyDescription("The generation of the spec that this is about.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("When status last changed.") @Required Instant lastTransitionTime,
    @JsonPropertyDescription("Why, in one word for machines.") @Required @Size(max = 1024)
        String reason,
    @JsonPropertyDescription("Why, in one sentence for people.") @Required @Size(max = 32768)
        String message) {
  /** The same without why. */
  public Condition withoutWords() {
    return new Condition(type, status, observedGeneration, lastTransitionTime, "", "");
  }
}
