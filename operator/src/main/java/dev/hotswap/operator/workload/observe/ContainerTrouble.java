package dev.hotswap.operator.workload.observe;

import dev.hotswap.core.world.Incident;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with one container, from its status. */
final class ContainerTrouble {
  /** What kubelet says of a container that is simply not there yet. */
  private static final Set<String> ON_ITS_WAY = Set.of("", "ContainerCreating", "PodInitializing");

  /** Ends that the container had no part in: its node was restarted. */
  private static final Set<String> NOT_ITS_FAULT = Set.of("Unknown", "ContainerStatusUnknown");

  private ContainerTrouble() {}

  /** The image cannot be had. */
  static Optional<Incident> pull(ObservedPod pod, ContainerStatus container) {
    return waiting(container)
        .flatMap(
            waiting ->
                ImagePull.failed(waiting)
                    .map(
                        failure ->
                            new Incident.PullFailed(
                                pod.name(),
                                pod.since("PodScheduled"),
                                failure.permanent(),
                                "container " + container.getName() + ": " + failure.detail())));
  }

  /** The container ended by itself; still told after it was started again. */
  static Optional<Incident> crash(ObservedPod pod, ContainerStatus container) {
    return ended(container)
        .filter(end -> !NOT_ITS_FAULT.contains(Objects.requireNonNullElse(end.getReason(), "")))
        .map(
            end ->
                new Incident.Crash(
                    pod.name(),
                    ApiTime.read(end.getFinishedAt()).orElseGet(() -> pod.since("Ready")),
                    number(end.getExitCode()),
                    number(container.getRestartCount()),
                    ExitCode.sentence(container.getName(), end)));
  }

  /** The container cannot be made: a Secret is missing, the command does not exist. */
  static Optional<Incident> notStarted(ObservedPod pod, ContainerStatus container) {
    return waiting(container)
        .filter(waiting -> !onItsWay(waiting))
        .map(
            waiting ->
                new Incident.NotStarted(
                    pod.name(),
                    pod.since("Ready"),
                    StartFailure.permanent(text(waiting)),
                    "container " + container.getName() + ": " + text(waiting)));
  }

  /** Nothing is said of the container but that it is not there yet. */
  static boolean awaited(ContainerStatus container) {
    return waiting(container).filter(ContainerTrouble::onItsWay).isPresent();
  }

  /** When the container began to run; empty while it does not. */
  static Optional<Instant> runningSince(ContainerStatus container) {
    return state(container)
        .map(ContainerState::getRunning)
        .flatMap(running -> ApiTime.read(running.getStartedAt()));
  }

  static boolean failedNow(ContainerStatus container) {
    boolean backingOff =
        waiting(container).filter(w -> "CrashLoopBackOff".equals(w.getReason())).isPresent();
    boolean ended =
        state(container)
            .map(ContainerState::getTerminated)
            .filter(end -> number(end.getExitCode()) != 0)
            .isPresent();
    return backingOff || ended;
  }

  private static boolean onItsWay(ContainerStateWaiting waiting) {
    return ON_ITS_WAY.contains(Objects.requireNonNullElse(waiting.getReason(), ""));
  }

  private static Optional<ContainerStateTerminated> ended(ContainerStatus container) {
    return state(container)
        .map(ContainerState::getTerminated)
        .or(() -> Optional.ofNullable(container.getLastState()).map(ContainerState::getTerminated));
  }

  private static Optional<ContainerStateWaiting> waiting(ContainerStatus container) {
    return state(container).map(ContainerState::getWaiting);
  }

  private static Optional<ContainerState> state(ContainerStatus container) {
    return Optional.ofNullable(container.getState());
  }

  private static int number(@Nullable Integer told) {
    return told == null ? 0 : told;
  }

  private static String text(ContainerStateWaiting waiting) {
    return waiting.getMessage() == null
        ? waiting.getReason()
        : waiting.getReason() + ": " + StartFailure.bounded(waiting.getMessage());
  }
}
