package dev.hotswap.api.policy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Refusal;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/** How the new version arrives, and how long the old one stays. Times in seconds. */
@Wire
public record Swap(
    @JsonPropertyDescription(
            "How the new version gets beside the old one. PodReplace: as new pods in the other"
                + " slot, with the image pulled beforehand. InPod: as a second process in the same"
                + " pods.")
        @Default("PodReplace")
        @ValidationRule(
            value = "self == 'PodReplace'",
            message =
                "spec.swap.mode: InPod is" + Refusal.NOT_YET + "; use PodReplace or leave it out")
        SwapMode mode,
    @JsonPropertyDescription(
            "How long requests in flight on the old version may take to finish before they are"
                + " cut, in seconds.")
        @Default("30")
        @Min(0)
        @Max(3600)
        Integer drainSeconds,
    @JsonPropertyDescription(
            "How long the old version stays warm after promotion, in seconds. While it does,"
                + " going back to it is one change of weights.")
        @Default("600")
        @Min(0)
        @Max(604800)
        Integer retainSeconds) {
  /** Of a policy that does not say. */
  public static final Swap DEFAULT = new Swap(SwapMode.POD_REPLACE, 30, 600);

  public Swap {
    mode = Absent.or(mode, SwapMode.POD_REPLACE);
    drainSeconds = Absent.or(drainSeconds, 30);
    retainSeconds = Absent.or(retainSeconds, 600);
  }
}
