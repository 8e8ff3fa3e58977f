package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Wire;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A release on its way out. */
@Wire
public record Deletion(
    @JsonPropertyDescription("When it began.") Instant since,
    @JsonPropertyDescription("When no route was left.") @Nullable Instant routeGoneAt,
    @JsonPropertyDescription("Nothing is left to wait for.") Boolean done) {}
