package dev.hotswap.core.world;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Why a pod is not ready. What each kind ends, and after which time, is in {@code
 * docs/reference/pod-reasons.md}.
 */
public sealed interface Incident {
  /** The pod it happened to. */
  String pod();

  /** Since when. */
  Instant since();

  /** What is wrong with the pod, for people. */
  default String sentence() {
    return "pod "
        + pod()
        + switch (this) {
          case Crash c -> " ended: " + c.detail();
          case Unready u -> " is not ready: " + u.detail();
          case PullFailed p -> " cannot pull its image: " + p.detail();
          case NotStarted n -> " cannot be started: " + n.detail();
          case NotCreated n -> " cannot be created: " + n.detail();
          case SettingUp s -> " is being set up: " + s.detail();
          case Pulling p -> " pulls its image on node " + p.node();
          case Evicted e -> " was taken off its node: " + e.detail();
          case NodeLost n -> " is on " + n.node() + ", which does not answer";
          case Unschedulable u -> " cannot be scheduled: " + u.detail();
        };
  }

  /** The one that tells most: what fails before what only takes its time. */
  static Optional<Incident> foremost(List<Incident> incidents) {
    return incidents.stream().min(Comparator.comparingInt(Incident::rank));
  }

  /** Whether something is wrong, and not only unfinished. */
  default boolean isFailure() {
    return rank() == 0;
  }

  private int rank() {
    return switch (this) {
      case Pulling _ -> 2;
      case SettingUp _ -> 1;
      case Crash _,
          Unready _,
          PullFailed _,
          NotStarted _,
          NotCreated _,
          Evicted _,
          NodeLost _,
          Unschedulable _ ->
          0;
    };
  }

  /**
   * The container ended by itself.
   *
   * @param restarts how often it was started again, 0 or more
   * @param detail exit code and reason, for people
   */
  record Crash(String pod, Instant since, int exitCode, int restarts, String detail)
      implements Incident {}

  /** The container runs and does not become, or stay, ready. */
  record Unready(String pod, Instant since, String detail) implements Incident {}

  /**
   * The image cannot be had.
   *
   * @param permanent true where waiting cannot help, such as a malformed or unknown image name
   */
  record PullFailed(String pod, Instant since, boolean permanent, String detail)
      implements Incident {}

  /**
   * A container, or what it needs, cannot be made: a Secret is missing, the node runs another
   * Windows build.
   *
   * @param permanent true where waiting cannot help
   */
  record NotStarted(String pod, Instant since, boolean permanent, String detail)
      implements Incident {}

  /**
   * The API server does not take the pod: a quota is used up, or admission refuses it.
   *
   * @param pod its name, or the beginning of it where none was given yet
   */
  record NotCreated(String pod, Instant since, String detail) implements Incident {}

  /** Its node prepares volumes and network; what hinders that is the node's, and may pass. */
  record SettingUp(String pod, Instant since, String detail) implements Incident {}

  /** The image is on its way. */
  record Pulling(String pod, Instant since, String node) implements Incident {}

  /** The pod was evicted, preempted or turned away, or its node shuts down. */
  record Evicted(String pod, Instant since, String detail) implements Incident {}

  /** The pod's node is gone or does not answer. */
  record NodeLost(String pod, Instant since, String node) implements Incident {}

  /** No node has room, or none matches. */
  record Unschedulable(String pod, Instant since, String detail) implements Incident {}
}
