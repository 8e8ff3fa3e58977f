package dev.hotswap.api.policy.analysis;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.TimeSpan;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * What happens when every step passed but too few requests were seen to call the version healthy.
 */
@Wire
public record InsufficientEvidence(
    @JsonPropertyDescription("How long to wait for more requests, beyond the last step's pause.")
        @Default("30m")
        @Size(max = TimeSpan.MAX_LENGTH)
        @ValidationRule(
            value = TimeSpan.RULE,
            message = "insufficientEvidence.after" + TimeSpan.MUST,
            messageExpression = "'insufficientEvidence.after" + TimeSpan.IS_WRONG)
        TimeSpan after,
    @JsonPropertyDescription(
            "Hold: a person is asked. Promote: the version is promoted all the same.")
        @Default("Hold")
        EvidenceAction then) {
  /** Of an analysis that does not say. */
  public static final InsufficientEvidence DEFAULT =
      new InsufficientEvidence(new TimeSpan("30m"), EvidenceAction.HOLD);

  public InsufficientEvidence {
    after = Absent.or(after, new TimeSpan("30m"));
    then = Absent.or(then, EvidenceAction.HOLD);
  }
}
