package dev.hotswap.testkit.controllers.node;

import dev.hotswap.testkit.controllers.node.Stage.Termination;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a kubelet says about a container. */
final class ContainerReport {
  private ContainerReport() {}

  static ContainerStatus of(Container container, ContainerRun run, boolean ready, Instant now) {
    boolean ended = run.stage() instanceof Stage.Ended;
    boolean fetched =
        !(run.stage() instanceof Stage.Pulling || run.stage() instanceof Stage.PullFailed);
    ContainerState last =
        ended
            ? new ContainerState()
            : run.last().map(ContainerReport::terminated).orElseGet(ContainerState::new);
    return new ContainerStatusBuilder()
        .withName(container.getName())
        .withImage(container.getImage())
        .withImageID(fetched ? PlayedRegistry.imageId(container.getImage(), run.image()) : "")
        .withReady(ready)
        .withStarted(run.stage() instanceof Stage.Running)
        .withRestartCount(run.restarts())
        .withState(state(container, run, now))
        .withLastState(last)
        .build();
  }

  private static ContainerState state(Container container, ContainerRun run, Instant now) {
    return switch (run.stage()) {
      case Stage.Pulling _, Stage.Starting _ -> waiting("ContainerCreating", "");
      case Stage.PullFailed(String why, Instant backOffFrom, Instant _) ->
          now.isBefore(backOffFrom)
              ? waiting("ErrImagePull", why)
              : waiting(
                  "ImagePullBackOff",
                  "Back-off pulling image \"%s\": ErrImagePull: %s"
                      .formatted(container.getImage(), why));
      case Stage.Running(Instant since) ->
          new ContainerStateBuilder()
              .withNewRunning()
              .withStartedAt(text(since))
              .endRunning()
              .build();
      case Stage.BackOff _ ->
          waiting(
              "CrashLoopBackOff",
              "back-off restarting failed container %s".formatted(container.getName()));
      case Stage.Ended _ -> terminated(run.last().orElseThrow());
    };
  }

  private static ContainerState waiting(String reason, String message) {
    return new ContainerStateBuilder()
        .withNewWaiting()
        .withReason(reason)
        .withMessage(message.isEmpty() ? null : message)
        .endWaiting()
        .build();
  }

  private static ContainerState terminated(Termination end) {
    return new ContainerStateBuilder()
        .withNewTerminated()
        .withExitCode(end.exit().code())
        .withReason(end.exit().reason())
        .withStartedAt(text(end.startedAt()))
        .withFinishedAt(text(end.finishedAt()))
        .endTerminated()
        .build();
  }

  static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
