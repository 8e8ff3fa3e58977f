package dev.hotswap.testkit.controllers.node;

import dev.hotswap.testkit.controllers.node.PlayedImage.Exit;
import dev.hotswap.testkit.controllers.node.Stage.Termination;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The life of one container so far.
 *
 * @param image what it runs; what it tries to fetch while it is fetching
 * @param stage where it is
 * @param failures fetches or runs that failed in a row
 * @param restarts how often the process was started again
 * @param last the process before the present one
 */
record ContainerRun(
    PlayedImage image, Stage stage, int failures, int restarts, Optional<Termination> last) {
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(10);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

  /** How long the kubelet shows ErrImagePull before it shows ImagePullBackOff. */
  private static final Duration SHOWN_ERROR = Duration.ofSeconds(2);

  /** When and how a container is restarted, and what it runs: the unchanging part of its life. */
  interface Terms {
    /** How the process will end by itself, if it will. */
    Optional<Exit> exitOf(PlayedImage image);

    /** Whether a process that ended so is started again. */
    boolean restarts(Exit exit);

    /** The image to fetch now. */
    PlayedImage resolve();
  }

  static ContainerRun pulling(PlayedImage image, Instant now, Duration duration) {
    return new ContainerRun(image, new Stage.Pulling(now.plus(duration)), 0, 0, Optional.empty());
  }

  /** When something happens by itself, if something will. */
  Optional<Instant> due(Terms terms) {
    return stage.until(terms.exitOf(image));
  }

  /** The life after everything that was due until now has happened. */
  ContainerRun advance(Instant now, Terms terms) {
    ContainerRun run = this;
    for (Optional<Instant> due = run.due(terms);
        due.isPresent() && !due.get().isAfter(now);
        due = run.due(terms)) {
      run = run.next(due.get(), terms);
    }
    return run;
  }

  private ContainerRun next(Instant at, Terms terms) {
    return switch (stage) {
      case Stage.Pulling _ -> pulled(at);
      case Stage.PullFailed _ -> pullAgain(at, terms.resolve());
      case Stage.Starting _ -> in(new Stage.Running(at));
      case Stage.Running _ -> ended(at, terms.exitOf(image).orElseThrow(), terms);
      case Stage.BackOff _ -> restart(at);
      case Stage.Ended _ -> this;
    };
  }

  private ContainerRun pulled(Instant at) {
    if (image.pullError().isEmpty()) {
      return new ContainerRun(image, new Stage.Starting(at.plus(image.start())), 0, restarts, last);
    }
    Stage failed =
        new Stage.PullFailed(
            image.pullError().get(), at.plus(SHOWN_ERROR), at.plus(backOff(failures)));
    return new ContainerRun(image, failed, failures + 1, restarts, last);
  }

  private ContainerRun pullAgain(Instant at, PlayedImage resolved) {
    return new ContainerRun(
        resolved, new Stage.Pulling(at.plus(resolved.pull())), failures, restarts, last);
  }

  /** The process ends: the first time it is started again at once, later after a back-off. */
  ContainerRun ended(Instant at, Exit exit, Terms terms) {
    Instant since = stage instanceof Stage.Running(Instant start) ? start : at;
    Optional<Termination> end = Optional.of(new Termination(exit, since, at));
    if (!terms.restarts(exit)) {
      return new ContainerRun(image, new Stage.Ended(), failures, restarts, end);
    }
    if (failures == 0) {
      return new ContainerRun(image, stage, 1, restarts, end).restart(at);
    }
    Stage wait = new Stage.BackOff(at.plus(backOff(failures - 1)));
    return new ContainerRun(image, wait, failures + 1, restarts, end);
  }

  private ContainerRun restart(Instant at) {
    Stage starting = new Stage.Starting(at.plus(image.start()));
    return new ContainerRun(image, starting, failures, restarts + 1, last);
  }

  private ContainerRun in(Stage next) {
    return new ContainerRun(image, next, failures, restarts, last);
  }

  private static Duration backOff(int failuresBefore) {
    Duration doubled = FIRST_BACK_OFF.multipliedBy(1L << Math.min(failuresBefore, 10));
    return doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
  }
}
