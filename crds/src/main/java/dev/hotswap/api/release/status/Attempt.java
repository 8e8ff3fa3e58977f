package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.policy.SwapMode;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One try to bring a new revision to stable. */
@Wire
public record Attempt(
    @JsonPropertyDescription("How much proof it needs.") AttemptKind kind,
    @JsonPropertyDescription("Hash of the template that is tried.") @Size(max = 16) String revision,
    @JsonPropertyDescription("Its version as people call it.") @Size(max = StatusText.WORD)
        String version,
    @JsonPropertyDescription("The backend that served when it started; absent where none did.")
        @Size(max = Names.BACKEND_LENGTH)
        @Nullable String from,
    @JsonPropertyDescription("The backend that it answers behind: a lane of a slot, such as b.")
        @Size(max = Names.BACKEND_LENGTH)
        String to,
    @JsonPropertyDescription("How it got beside the old version.") SwapMode mode,
    @JsonPropertyDescription("The policy as it was when the attempt started.") FrozenPolicy policy,
    @JsonPropertyDescription("Replicas at the start: stable never gets fewer meanwhile.")
        Integer floorReplicas,
    @JsonPropertyDescription("When it started.") Instant startedAt,
    @JsonPropertyDescription("Image of each container, by digest; known once staged.")
        @Size(max = 64)
        Map<String, @Size(max = StatusText.WORD) String> images,
    @JsonPropertyDescription("Hash of spec.traffic.routes as it was when the attempt started.")
        @Size(max = 16)
        @Nullable String routes,
    @JsonPropertyDescription("What preflight warned of when it let the attempt start.")
        @Size(max = 16)
        List<@Size(max = StatusText.SENTENCE) String> warnings,
    @JsonPropertyDescription("When it was first given a share of traffic.")
        @Nullable Instant trafficSince,
    @JsonPropertyDescription("The gateway's totals at that moment.") @Size(max = 5000)
        List<CounterTotal> counters,
    @JsonPropertyDescription("How far it has come.") Stage stage,
    @JsonPropertyDescription("What ended it, or what holds it.") @Nullable Breach breach,
    @JsonPropertyDescription(
            "When it went back, as far as it did. Each time is written with something else that is"
                + " new.")
        @Nullable Timeline timeline) {
  public Attempt {
    mode = Absent.or(mode, SwapMode.POD_REPLACE);
    images = Absent.or(images);
    warnings = Absent.or(warnings);
    counters = Absent.or(counters);
  }
}
