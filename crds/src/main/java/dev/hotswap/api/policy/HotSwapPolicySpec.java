package dev.hotswap.api.policy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.policy.alert.Alert;
import dev.hotswap.api.policy.analysis.Analysis;
import dev.hotswap.api.policy.gate.Gate;
import dev.hotswap.api.policy.step.Step;
import dev.hotswap.api.policy.verification.Verification;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Refusal;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a new version takes over. A release freezes it for each attempt. */
@Wire
public record HotSwapPolicySpec(
    @JsonPropertyDescription("How the new version arrives, and how long the old one stays.")
        Swap swap,
    @JsonPropertyDescription("How big the new version is while traffic shifts to it.")
        Candidate candidate,
    @JsonPropertyDescription(
            "The stops on the way, in order. After the last one every request goes to the new"
                + " version and the old one is drained.")
        @Required
        @Size(min = 1, max = 50)
        @ValidationRule(
            value = StepRules.WEIGHTS_DO_NOT_FALL,
            message = "spec.steps: a step's setWeight is never below the step before",
            messageExpression = StepRules.WEIGHTS_FALL)
        List<Step> steps,
    @JsonPropertyDescription(
            "What is judged while the new version takes traffic. Left out: nothing is measured, and"
                + " only crashes and deadlines stop a release.")
        Analysis analysis,
    @JsonPropertyDescription(
            "Safe requests that are sent to both versions and whose answers are compared. Not"
                + " available in this version.")
        @ValidationRule(
            value = Refusal.ALWAYS,
            message =
                "spec.verification: comparing the answers of both versions is" + Refusal.NOT_YET)
        @Nullable Verification verification,
    @JsonPropertyDescription(
            "Places where a release waits until somebody else agrees. Not available in this"
                + " version.")
        @Size(max = 16)
        @ValidationRule(
            value = Refusal.UNLESS_EMPTY,
            message = "spec.gates: gates are" + Refusal.NOT_YET)
        List<Gate> gates,
    @JsonPropertyDescription("What happens when the new version is bad.") Rollback rollback,
    @JsonPropertyDescription(
            "The longest time that running containers of the new version may stay unready, in"
                + " seconds. Pulling, scheduling and waiting for room do not count.")
        @Default("600")
        @Min(10)
        @Max(86400)
        Integer progressDeadlineSeconds,
    @JsonPropertyDescription(
            "The longest time for pulling images, scheduling and waiting for room, in seconds.")
        @Default("3600")
        @Min(10)
        @Max(604800)
        Integer stagingDeadlineSeconds,
    @JsonPropertyDescription("Who is told what. Not available in this version.")
        @Size(max = 16)
        @ValidationRule(
            value = Refusal.UNLESS_EMPTY,
            message = "spec.alerts: alerts are" + Refusal.NOT_YET)
        List<Alert> alerts) {
  public HotSwapPolicySpec {
    swap = Absent.or(swap, Swap.DEFAULT);
    candidate = Absent.or(candidate, Candidate.DEFAULT);
    steps = Absent.or(steps);
    analysis = Absent.or(analysis, Analysis.NOTHING);
    gates = Absent.or(gates);
    rollback = Absent.or(rollback, Rollback.DEFAULT);
    progressDeadlineSeconds = Absent.or(progressDeadlineSeconds, 600);
    stagingDeadlineSeconds = Absent.or(stagingDeadlineSeconds, 3600);
    alerts = Absent.or(alerts);
  }
}
