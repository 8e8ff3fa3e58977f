package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;

/** What ended an attempt, or what holds it. */
@Wire
public record Breach(
    @JsonPropertyDescription("Its kind.") BreachCause cause,
    @JsonPropertyDescription("The metric that broke its limit; absent for anything else.")
        @Size(max = StatusText.WORD)
        String metric,
    @JsonPropertyDescription("One sentence with the numbers.") @Size(max = StatusText.SENTENCE)
        String sentence,
    @JsonPropertyDescription("When it was decided.") Instant detectedAt) {
  public Breach {
    metric = Absent.or(metric, "");
    sentence = Absent.or(sentence, "");
  }
}
