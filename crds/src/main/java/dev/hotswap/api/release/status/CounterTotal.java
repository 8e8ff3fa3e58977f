package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;

/** A gateway pod's totals for one metric of one backend. */
@Wire
public record CounterTotal(
    @JsonPropertyDescription("The gateway pod and its start.") @Size(max = StatusText.WORD)
        String reporter,
    @JsonPropertyDescription("The backend.") @Size(max = Names.BACKEND_LENGTH) String backend,
    @JsonPropertyDescription("The metric.") @Size(max = StatusText.WORD) String metric,
    @JsonPropertyDescription("Requests, or events, in all.") Long total,
    @JsonPropertyDescription("Those that failed or were too slow.") Long bad) {}
