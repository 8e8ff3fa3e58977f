package dev.hotswap.core.world;

import java.time.Instant;

/** Something that is wrong with pods of a backend. Only the first three can breach. */
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
          case Pulling p -> " pulls its image";
          case Evicted e -> " was evicted: " + e.detail();
          case NodeLost n -> " is on " + n.node() + ", which does not answer";
          case Unschedulable u -> " cannot be scheduled: " + u.detail();
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

  /** The image is on its way. */
  record Pulling(String pod, Instant since) implements Incident {}

  /** The pod was evicted. */
  record Evicted(String pod, Instant since, String detail) implements Incident {}

  /** The pod's node is gone or does not answer. */
  record NodeLost(String pod, Instant since, String node) implements Incident {}

  /** No node has room, or none matches. */
  record Unschedulable(String pod, Instant since, String detail) implements Incident {}
}
