package dev.hotswap.api.policy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How big the new version is while traffic shifts to it. */
@Wire
public record Candidate(
    @JsonPropertyDescription(
            "Full: as many replicas as stable, from the start. Weight: just enough for the weight"
                + " of each step, more at the next one.")
        @Default("Full")
        CandidateSizing sizing,
    @JsonPropertyDescription("The fewest replicas the new version gets when sizing is Weight.")
        @Default("1")
        @Min(1)
        @Max(500)
        Integer minReplicas) {
  /** Of a policy that does not say. */
  public static final Candidate DEFAULT = new Candidate(CandidateSizing.FULL, 1);

  public Candidate {
    sizing = Absent.or(sizing, CandidateSizing.FULL);
    minReplicas = Absent.or(minReplicas, 1);
  }
}
