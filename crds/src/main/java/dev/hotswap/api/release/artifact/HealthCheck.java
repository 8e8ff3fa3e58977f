package dev.hotswap.api.release.artifact;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** How the supervisor finds out that a process can serve. */
@Wire
public record HealthCheck(
    @JsonPropertyDescription("Path that answers 200 when the process can serve, such as /readyz.")
        @Required
        @Size(min = 1, max = 1024)
        String path,
    @JsonPropertyDescription("Name of the port that is asked.")
        @Required
        @Size(min = 1, max = Names.LABEL_LENGTH)
        String port,
    @JsonPropertyDescription("Time between two questions, in seconds. 2 when left out.")
        @Min(1)
        @Max(300)
        Integer periodSeconds) {
  public HealthCheck {
    periodSeconds = Absent.or(periodSeconds, 2);
  }
}
