package dev.hotswap.api.policy.analysis;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.TimeSpan;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** What happens when no reading arrives. The weight never rises meanwhile. */
@Wire
public record NoData(
    @JsonPropertyDescription("How long readings may stay away before something follows.")
        @Default("5m")
        @Size(max = TimeSpan.MAX_LENGTH)
        @ValidationRule(
            value = TimeSpan.RULE,
            message = "noData.after" + TimeSpan.MUST,
            messageExpression = "'noData.after" + TimeSpan.IS_WRONG)
        TimeSpan after,
    @JsonPropertyDescription(
            "Hold: the weight stays where it is and a person is asked. Rollback: every request goes"
                + " back to the old version.")
        @Default("Hold")
        NoDataAction then) {
  /** Of an analysis that does not say. */
  public static final NoData DEFAULT = new NoData(new TimeSpan("5m"), NoDataAction.HOLD);

  public NoData {
    after = Absent.or(after, new TimeSpan("5m"));
    then = Absent.or(then, NoDataAction.HOLD);
  }
}
