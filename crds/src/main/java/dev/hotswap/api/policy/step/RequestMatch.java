package dev.hotswap.api.policy.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Requests that fit every header named here. */
@Wire
public record RequestMatch(
    @JsonPropertyDescription("Headers that must all fit.") @Required @Size(min = 1, max = 8)
        List<HeaderMatch> headers) {
  public RequestMatch {
    headers = Absent.or(headers);
  }
}
