package dev.hotswap.api.release.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Schema of a volume. */
@PreserveUnknownFields
record Volume(
    @JsonPropertyDescription("Unique within the pod.") @Required @Size(min = 1, max = 63)
        String name,
    @JsonPropertyDescription("Scratch space on the node's disk.") EmptyDir emptyDir) {
  /** Schema of scratch space. */
  @PreserveUnknownFields
  record EmptyDir(
      @JsonPropertyDescription("Where it lives. Memory is not possible on Windows.")
          @Size(max = 16)
          @ValidationRule(
              value = "self != 'Memory'",
              message =
                  "emptyDir.medium: Memory exists only on Linux: leave medium out to use the"
                      + " node's disk")
          String medium) {}
}
