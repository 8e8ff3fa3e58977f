package dev.hotswap.operator.workload.observe;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What kubelet says of a container that it cannot make or start. */
public final class StartFailure {
  /** What no second try makes better (kubelet, containerd and hcsshim say it). */
  private static final List<String> NEVER_HEALS =
      List.of(
          "runAsNonRoot and image will run as",
          "runAsNonRoot and image has non-numeric user",
          "executable file not found",
          "no such file or directory",
          "The system cannot find the file specified",
          "The system cannot find the path specified",
          "is not a valid Win32 application");

  private static final int LONGEST = 400;

  private StartFailure() {}

  /** Whether the message tells of something that waiting cannot help. */
  static boolean permanent(String message) {
    return NEVER_HEALS.stream().anyMatch(message::contains);
  }

  /** What of the image and the node does not fit, where that is why the container is not there. */
  public static Optional<WindowsMismatch> mismatch(ContainerStatus container) {
    return messages(container).flatMap(text -> WindowsMismatch.in(text).stream()).findFirst();
  }

  /** The text, bounded: runtimes put whole configurations into theirs. */
  static String bounded(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /** A container that runs has overcome whatever was before. */
  private static Stream<String> messages(ContainerStatus container) {
    Optional<ContainerState> state = Optional.ofNullable(container.getState());
    if (state.map(ContainerState::getRunning).isPresent()) {
      return Stream.empty();
    }
    return Stream.of(
            state.map(ContainerState::getWaiting).map(ContainerStateWaiting::getMessage),
            state.map(ContainerState::getTerminated).map(ContainerStateTerminated::getMessage),
            Optional.ofNullable(container.getLastState())
                .map(ContainerState::getTerminated)
                .map(ContainerStateTerminated::getMessage))
        .flatMap(Optional::stream)
        .filter(Objects::nonNull);
  }
}
