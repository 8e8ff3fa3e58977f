package dev.hotswap.api.release.traffic;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/**
 * When the gateway leaves a pod alone. Only connections count, never what a pod answers. No default
 * is written into the object: with server-side apply it would stay behind, and keep this switched
 * on, when its author leaves it out again.
 */
@Wire
public record OutlierDetection(
    @JsonPropertyDescription(
            "How many times in a row a pod does not take a connection, or breaks it, before the"
                + " gateway leaves it alone. 5 when left out.")
        @Min(1)
        @Max(100)
        Integer consecutiveConnectFailures,
    @JsonPropertyDescription(
            "How long the gateway leaves it alone the first time, in seconds; longer each further"
                + " time. 30 when left out.")
        @Min(1)
        @Max(3600)
        Integer baseEjectionSeconds) {
  public OutlierDetection {
    consecutiveConnectFailures = Absent.or(consecutiveConnectFailures, 5);
    baseEjectionSeconds = Absent.or(baseEjectionSeconds, 30);
  }
}
