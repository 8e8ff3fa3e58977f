package dev.hotswap.api.policy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Default;

/** What happens when the new version is bad. */
@Wire
public record Rollback(
    @JsonPropertyDescription(
            "Rollback: every request goes back to the old version at once. Hold: the weight stays"
                + " where it is and a person is asked.")
        @Default("Rollback")
        OnBreach onBreach) {
  /** Of a policy that does not say. */
  public static final Rollback DEFAULT = new Rollback(OnBreach.ROLLBACK);

  public Rollback {
    onBreach = Absent.or(onBreach, OnBreach.ROLLBACK);
  }
}
