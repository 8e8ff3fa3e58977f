package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.ExactSpan;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far an attempt has come. Which of the other fields are there follows from the name. */
@Wire
public record Stage(
    @JsonPropertyDescription("Its name.") StageName name,
    @JsonPropertyDescription("When it began.") Instant since,
    @JsonPropertyDescription("Shifting: which step, counted from 1.") @Nullable Integer step,
    @JsonPropertyDescription("Shifting: the step's name.") @Size(max = Names.LABEL_LENGTH)
        @Nullable String stepName,
    @JsonPropertyDescription(
            "Shifting: since when, unbroken, the gateway follows the step's weight. Absent: the"
                + " step's clock stands still.")
        @Nullable Instant weightSeenAt,
    @JsonPropertyDescription(
            "Shifting: observed time of this step from before its clock stood still last, such as"
                + " 72.345s.")
        @Size(max = 64)
        @Nullable ExactSpan counted,
    @JsonPropertyDescription(
            "Shifting: a person ended the step's wait. Promoting: a person promoted in spite of a"
                + " breach.")
        @Nullable Boolean released,
    @JsonPropertyDescription("Promoting: what was asked for last.") @Nullable PromotionMove move,
    @JsonPropertyDescription("RollingBack: what was asked for last.") @Nullable RollbackLeg leg,
    @JsonPropertyDescription("RollingBack: why.") @Nullable BreachCause cause,
    @JsonPropertyDescription(
            "RollingBack: the candidate's pods had been started: those in its slot are its own.")
        @Nullable Boolean started,
    @JsonPropertyDescription("RollingBack: the public Service had begun to leave stable.")
        @Nullable Boolean publicMoved,
    @JsonPropertyDescription("RollingBack: when the gateway sent everything to stable again.")
        @Nullable Instant restoredAt,
    @JsonPropertyDescription(
            "Starting: since when, unbroken, no time counts against the version: enough pods are"
                + " ready for the first weight, or its slot cannot be seen. Promoting, RollingBack: when what was asked for was first seen.")
        @Nullable Instant seenAt) {}
