package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator remembers and shows. */
@Wire
public record GoReleaseStatus(
    @JsonPropertyDescription("The generation of the spec that was read last.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("Pods that exist.") @StatusReplicas @Nullable Integer replicas,
    @JsonPropertyDescription("Label selector.") @Size(max = 1024) @LabelSelector
        @Nullable String selector,
    @JsonPropertyDescription("Facts.") @Size(max = 16) List<Condition> conditions) {
  public GoReleaseStatus {
    conditions = Absent.or(conditions);
  }
}
