package dev.hotswap.e2e.kubelet.pod;

import dev.hotswap.e2e.kubelet.container.ContainerView;
import dev.hotswap.e2e.kubelet.container.Phase;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes what is known of a container as Kubernetes' {@code ContainerStatus}. */
final class ContainerStatuses {

  private ContainerStatuses() {}

  static ContainerStatus of(ContainerView view) {
    return new ContainerStatusBuilder()
        .withName(view.name())
        .withImage(view.image())
        .withImageID(view.imageId())
        .withContainerID(view.id())
        .withRestartCount(view.restarts())
        .withStarted(view.started())
        .withReady(view.ready())
        .withState(state(view.phase()))
        .withLastState(view.last().map(ContainerStatuses::state).orElseGet(ContainerState::new))
        .build();
  }

  /** Kubernetes keeps whole seconds. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static ContainerState state(Phase phase) {
    var state = new ContainerStateBuilder();
    return switch (phase) {
      case Phase.Waiting(String reason, String message) ->
          state.withNewWaiting(message, reason).build();
      case Phase.Running(Instant since) ->
          state.withNewRunning().withStartedAt(time(since)).endRunning().build();
      case Phase.Terminated end ->
          state
              .withNewTerminated()
              .withExitCode(end.exitCode())
              .withReason(end.reason())
              .withStartedAt(time(end.since()))
              .withFinishedAt(time(end.until()))
              .endTerminated()
              .build();
    };
  }
}
