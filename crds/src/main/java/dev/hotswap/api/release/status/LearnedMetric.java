package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** What was learned of stable's bad requests under one metric. Sums are in thousandths. */
@Wire
public record LearnedMetric(
    @JsonPropertyDescription("The metric.") @Size(max = StatusText.WORD) String metric,
    @JsonPropertyDescription("What counts as bad; of anything else this says nothing.")
        @Size(max = StatusText.WORD)
        String counted,
    @JsonPropertyDescription("Requests of stable that were watched, in thousandths.") Long requests,
    @JsonPropertyDescription("Seconds over which they were watched, in thousandths.") Long seconds,
    @JsonPropertyDescription(
            "Of samples: their number, weight of the pairs, weighted sum, bad requests, squares.")
        @Size(max = 5)
        List<Long> samples,
    @JsonPropertyDescription("The same of stretches of 50 requests.") @Size(max = 5)
        List<Long> fifties,
    @JsonPropertyDescription("The same of stretches of 250 requests.") @Size(max = 5)
        List<Long> longer) {
  public LearnedMetric {
    samples = Absent.or(samples);
    fifties = Absent.or(fifties);
    longer = Absent.or(longer);
  }
}
