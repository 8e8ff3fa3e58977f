package dev.hotswap.api.policy.verification;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A GET request that both versions answer. */
@Wire
public record ComparedRequest(
    @JsonPropertyDescription("Path and query, such as /api/user/1.")
        @Required
        @Size(min = 1, max = 1024)
        String path,
    @JsonPropertyDescription("True: one answer that differs ends the release. False when left out.")
        Boolean critical) {
  public ComparedRequest {
    critical = Absent.or(critical, false);
  }
}
