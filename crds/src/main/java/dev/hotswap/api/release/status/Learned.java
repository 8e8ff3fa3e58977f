package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;

/**
 * What was learned of stable: how bursty its bad requests are. Evidence only; losing it is safe.
 */
@Wire
public record Learned(
    @JsonPropertyDescription("Nothing later is in it.") Instant until,
    @JsonPropertyDescription("By metric.") @Size(max = 32) List<LearnedMetric> metrics) {
  public Learned {
    metrics = Absent.or(metrics);
  }
}
