package dev.hotswap.operator.report;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.operator.kube.Owner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an announcement is about: the version on trial, or the one that serves when none is.
 *
 * @param release whose it is
 * @param service the Service that callers use
 * @param target the version; empty of a release that has none yet
 * @param backend where it answers
 * @param traceId 32 hexadecimal digits, the same for everything told of one attempt
 */
public record Subject(
    Owner release,
    String service,
    Optional<Target> target,
    Optional<BackendId> backend,
    String traceId) {

  /** What a release in this state would speak of. */
  public static Subject of(Owner release, String service, ReleaseState state) {
    return state
        .attempt()
        .map(
            attempt ->
                new Subject(
                    release,
                    service,
                    Optional.of(attempt.candidate()),
                    Optional.of(attempt.to()),
                    trace(release, attempt.startedAt())))
        .orElseGet(() -> settled(release, service, state));
  }

  private static Subject settled(Owner release, String service, ReleaseState state) {
    Instant started =
        state.history().stream().findFirst().map(last -> last.startedAt()).orElse(Instant.EPOCH);
    return new Subject(
        release,
        service,
        state.stable().map(serving -> serving.target()),
        state.stable().map(serving -> serving.backend()),
        trace(release, started));
  }

  private static String trace(Owner release, Instant started) {
    String attempt = release.uid() + "/" + started;
    return UUID.nameUUIDFromBytes(attempt.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }
}
