package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.operator.reconcile.mapping.StatusWords;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes status before anything else is written: server-side apply that carries the resourceVersion
 * the decision was made on, so that whoever decided on older news is refused. Status that says the
 * same already is not sent; one that says it in other words, such as how many pods are ready, is
 * sent every {@code words} at most.
 */
final class StatusWriter {
  private static final int TOO_MANY = 429;

  private final KubernetesClient client;
  private final Duration words;

  /**
   * Writes through this client.
   *
   * @param words time between two that say the same in other words
   */
  StatusWriter(KubernetesClient client, Duration words) {
    this.client = client;
    this.words = words;
  }

  /** What became of it. */
  sealed interface Persisted {}

  /** Status says it; the release as it is now. */
  record Written(GoRelease live) implements Persisted {}

  /** Status said it already. */
  record Unchanged(GoRelease live) implements Persisted {}

  /** Status says it in words of a moment ago, which can wait. */
  record Postponed(GoRelease live, Instant until) implements Persisted {}

  /** The release changed since it was read; as it is now, it has to be decided on again. */
  record Conflict(GoRelease live) implements Persisted {}

  /** The release is gone. */
  record Gone() implements Persisted {}

  /**
   * The API server does not take it: a rule, a policy or a quota refuses it, or it is in trouble.
   * The code alone tells little: a webhook chooses its own.
   *
   * @param mayPass whether the same status may be taken at once if it is sent again
   */
  record Refused(KubernetesClientException why, boolean mayPass) implements Persisted {
    /** For people. */
    String sentence() {
      String said = why.getStatus() == null ? why.getMessage() : why.getStatus().getMessage();
      return "status is refused ("
          + (why.getCode() <= 0 ? "no answer" : why.getCode())
          + "): "
          + said;
    }
  }

  /**
   * Makes status say this.
   *
   * @param pace of what says the same in other words
   */
  Persisted persist(Pace pace, GoRelease read, GoReleaseStatus status, Instant now) {
    if (status.equals(read.getStatus())) {
      return new Unchanged(read);
    }
    Optional<Instant> held =
        pace.heldUntil(words, now).filter(until -> StatusWords.same(status, read.getStatus()));
    return held.<Persisted>map(until -> new Postponed(read, until))
        .orElseGet(() -> send(pace, read, status, now));
  }

  private Persisted send(Pace pace, GoRelease read, GoReleaseStatus status, Instant now) {
    try {
      Persisted written = new Written(StatusPatch.send(client, fresh(read, status)));
      pace.done(now);
      return written;
    } catch (KubernetesClientException e) {
      return switch (e.getCode()) {
        case HttpURLConnection.HTTP_CONFLICT, HttpURLConnection.HTTP_NOT_FOUND -> moved(read, e);
        case TOO_MANY -> new Refused(e, true);
        default -> new Refused(e, e.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR);
      };
    }
  }

  /** Where nothing changed since it was read, it was refused for another reason. */
  private Persisted moved(GoRelease read, KubernetesClientException why) {
    Optional<GoRelease> live = Optional.ofNullable(client.resource(read).get());
    return live.<Persisted>map(
            now -> version(now).equals(version(read)) ? new Refused(why, false) : new Conflict(now))
        .orElseGet(Gone::new);
  }

  private static String version(GoRelease release) {
    return release.getMetadata().getUid() + "/" + release.getMetadata().getResourceVersion();
  }

  private static GoRelease fresh(GoRelease read, GoReleaseStatus status) {
    var fresh = new GoRelease();
    fresh.setMetadata(StatusPatch.identity(read));
    fresh.setStatus(status);
    return fresh;
  }
}
