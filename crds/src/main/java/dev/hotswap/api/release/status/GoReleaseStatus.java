package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator remembers and shows: all that survives its restart. */
@Wire
public record GoReleaseStatus(
    @JsonPropertyDescription("Version of this layout; the operator never touches an unknown one.")
        @Nullable Integer schema,
    @JsonPropertyDescription("The generation of the spec that was read last.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("Where the release stands, for people.") @Nullable Phase phase,
    @JsonPropertyDescription("What happens, or happened, and why: one sentence.")
        @Size(max = StatusText.SENTENCE)
        @Nullable String message,
    @JsonPropertyDescription("The step of all steps, such as 2/4, while traffic shifts.")
        @Size(max = 16)
        @Nullable String step,
    @JsonPropertyDescription(
            "Pods that exist in the slot with the larger weight: what an autoscaler counts.")
        @StatusReplicas
        @Nullable Integer replicas,
    @JsonPropertyDescription(
            "Selects the pods of the slot with the larger weight, stable's where both have the same;"
                + " autoscalers read it.")
        @Size(max = StatusText.WORD)
        @LabelSelector
        @Nullable String selector,
    @JsonPropertyDescription("How requests are divided, in percent.") @Nullable Weights weights,
    @JsonPropertyDescription(
            "Hash of what the routes say besides weights: the newest form of spec.traffic.routes"
                + " that was read back as written.")
        @Size(max = 16)
        @Nullable String routes,
    @JsonPropertyDescription("The Service of the new version, while one is tried.")
        @Size(max = Names.LABEL_LENGTH)
        @Nullable String candidateService,
    @JsonPropertyDescription("What serves.") @Nullable Serving stable,
    @JsonPropertyDescription("What is tried.") @Nullable Attempt attempt,
    @JsonPropertyDescription("The version before, kept warm.") @Nullable Retained retained,
    @JsonPropertyDescription(
            "Revisions that were rolled back, newest first. They are never tried"
                + " again by themselves.")
        @Size(max = 10)
        List<RejectedRevision> rejectedRevisions,
    @JsonPropertyDescription("How attempts ended, newest first.") @Size(max = 10)
        List<HistoryEntry> history,
    @JsonPropertyDescription("Token of the newest command that was answered.")
        @Size(max = StatusText.WORD)
        @Nullable String lastToken,
    @JsonPropertyDescription("What people are still to be told.") @Size(max = 1000)
        List<Announcement> outbox,
    @JsonPropertyDescription("Present once the release is being deleted.")
        @Nullable Deletion deletion,
    @JsonPropertyDescription("How bursty stable's bad requests are, from attempt to attempt.")
        @Nullable Learned learned,
    @JsonPropertyDescription("Ready, Reconciling, Stalled, Paused and more, as kstatus reads them.")
        @Size(max = 32)
        List<Condition> conditions) {
  public GoReleaseStatus {
    rejectedRevisions = Absent.or(rejectedRevisions);
    history = Absent.or(history);
    outbox = Absent.or(outbox);
    conditions = Absent.or(conditions);
  }

  /** The same without what only people read, or what was to be told and was. */
  public GoReleaseStatus withoutWords() {
    return new GoReleaseStatus(
        schema,
        observedGeneration,
        phase,
        null,
        step,
        null,
        selector,
        weights,
        routes,
        candidateService,
        stable,
        attempt,
        retained,
        rejectedRevisions,
        history,
        lastToken,
        List.of(),
        deletion,
        learned,
        conditions.stream().map(Condition::withoutWords).toList());
  }
}
