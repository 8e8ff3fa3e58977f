package dev.hotswap.testkit.controllers.node;

import java.time.Duration;
import java.util.Optional;

/**
 * How an image behaves wherever it runs; the durations are those of the cluster's clock.
 *
 * @param content what tells this image from others under the same name; gives its digest
 * @param pull how long a node needs to fetch it
 * @param pullError why it cannot be fetched, if it cannot
 * @param start from the end of the pull until the process runs
 * @param ready from the start of the process until its readiness probe answers; empty for never
 * @param exit how the process ends by itself, if it does
 * @param commandExitCode what a command of a pod that is not restarted ends with
 * @param shutdown from the stop signal until the process is gone
 */
public record PlayedImage(
    String content,
    Duration pull,
    Optional<String> pullError,
    Duration start,
    Optional<Duration> ready,
    Optional<Exit> exit,
    int commandExitCode,
    Duration shutdown) {

  /**
   * The end of a process.
   *
   * @param after how long it ran
   * @param code its exit code
   * @param reason what the kubelet calls it: Completed, Error, OOMKilled
   */
  public record Exit(Duration after, int code, String reason) {
    /** An exit with the reason that follows from its code. */
    public static Exit of(Duration after, int code) {
      return new Exit(after, code, code == 0 ? "Completed" : "Error");
    }

    /** Killed for lack of memory. */
    public static Exit outOfMemory(Duration after) {
      return new Exit(after, 137, "OOMKilled");
    }
  }

  /** An image that is there at once, ready at once, and stays. */
  public static PlayedImage healthy(String content) {
    return new PlayedImage(
        content,
        Duration.ZERO,
        Optional.empty(),
        Duration.ZERO,
        Optional.of(Duration.ZERO),
        Optional.empty(),
        0,
        Duration.ZERO);
  }

  /** The same, fetched and started more slowly. */
  public PlayedImage taking(Duration newPull, Duration newStart, Duration newReady) {
    return new PlayedImage(
        content,
        newPull,
        pullError,
        newStart,
        Optional.of(newReady),
        exit,
        commandExitCode,
        shutdown);
  }

  /** The same, but it cannot be fetched. */
  public PlayedImage unpullable(String why) {
    return new PlayedImage(
        content, pull, Optional.of(why), start, ready, exit, commandExitCode, shutdown);
  }

  /** The same, but its readiness probe never answers. */
  public PlayedImage neverReady() {
    return new PlayedImage(
        content, pull, pullError, start, Optional.empty(), exit, commandExitCode, shutdown);
  }

  /** The same, but its process ends by itself, every time it is started. */
  public PlayedImage exiting(Exit end) {
    return new PlayedImage(
        content, pull, pullError, start, ready, Optional.of(end), commandExitCode, shutdown);
  }

  /** The same, but commands that run in it end with this code. */
  public PlayedImage commandsExitWith(int code) {
    return new PlayedImage(content, pull, pullError, start, ready, exit, code, shutdown);
  }

  /** The same, but it takes this long to stop. */
  public PlayedImage stoppingIn(Duration newShutdown) {
    return new PlayedImage(
        content, pull, pullError, start, ready, exit, commandExitCode, newShutdown);
  }
}
