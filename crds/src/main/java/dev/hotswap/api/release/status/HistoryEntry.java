package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one attempt ended. */
@Wire
public record HistoryEntry(
    @JsonPropertyDescription("Hash of the template that was tried.") @Size(max = 16)
        String revision,
    @JsonPropertyDescription("Its version as people call it.") @Size(max = StatusText.WORD)
        String version,
    @JsonPropertyDescription("How it ended.") Outcome outcome,
    @JsonPropertyDescription("When it started.") Instant startedAt,
    @JsonPropertyDescription("When it ended.") Instant finishedAt,
    @JsonPropertyDescription("When it went back, where it did.") @Nullable Timeline timeline,
    @JsonPropertyDescription("One sentence with the numbers.") @Size(max = StatusText.SENTENCE)
        String summary,
    @JsonPropertyDescription("What preflight had warned of.") @Size(max = 16)
        List<@Size(max = StatusText.SENTENCE) String> warnings) {
  public HistoryEntry {
    warnings = Absent.or(warnings);
  }
}
