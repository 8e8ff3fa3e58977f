package dev.hotswap.api.policy.verification;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Percentage;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Safe requests that are sent to both versions, straight to the release's own slot Services. */
@Wire
public record Verification(
    @JsonPropertyDescription("What is asked.") @Required @Size(min = 1, max = 50)
        List<ComparedRequest> requests,
    @JsonPropertyDescription("The largest share of answers that may differ, such as 1%.")
        @Size(max = Percentage.MAX_LENGTH)
        @Nullable Percentage maxMismatch) {
  public Verification {
    requests = Absent.or(requests);
  }
}
