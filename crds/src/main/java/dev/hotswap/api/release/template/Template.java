package dev.hotswap.api.release.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;

/** Schema of a pod template. */
@PreserveUnknownFields
public record Template(
    @JsonPropertyDescription("Labels and annotations of the pods.") Metadata metadata,
    @JsonPropertyDescription("The pod. Windows defaults are filled in; conflicts are refused.")
        @Required
        Pod spec) {
  /** Schema of what a template says about its pods. */
  @PreserveUnknownFields
  record Metadata(
      @JsonPropertyDescription("Labels; Hotswap adds its own.") @Size(max = 64)
          Map<String, @Size(max = 63) String> labels,
      @JsonPropertyDescription("Annotations.") @Size(max = 64)
          Map<String, @Size(max = 65536) String> annotations) {}
}
