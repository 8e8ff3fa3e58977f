package dev.hotswap.api.release.workload;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A Deployment that exists and whose template is taken over. */
@Wire
public record WorkloadRef(
    @JsonPropertyDescription("API version of the workload, such as apps/v1.")
        @Required
        @Size(min = 1, max = Names.NAME_LENGTH)
        String apiVersion,
    @JsonPropertyDescription("Kind of the workload, such as Deployment.")
        @Required
        @Size(min = 1, max = Names.LABEL_LENGTH)
        String kind,
    @JsonPropertyDescription("Name of the workload, in the release's namespace.")
        @Required
        @Size(min = 1, max = Names.NAME_LENGTH)
        String name,
    @JsonPropertyDescription("What becomes of the workload's own pods. OnSuccess when left out.")
        ScaleDown scaleDown) {
  public WorkloadRef {
    scaleDown = Absent.or(scaleDown, ScaleDown.ON_SUCCESS);
  }
}
