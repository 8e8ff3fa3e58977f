package dev.hotswap.operator.workload.observe;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a kubelet, or the controller that attaches volumes, last said about a pod that its status
 * does not say: events are the only place for it.
 *
 * @param reason of the event
 * @param message of the event, bounded
 */
public record PodWarning(String reason, String message) {
  /** Of all reasons those that keep a pod's containers from being made. */
  private static final Set<String> REASONS =
      Set.of(
          "FailedMount",
          "FailedAttachVolume",
          "FailedMapVolume",
          "FailedCreatePodSandBox",
          "FailedPodSandBoxStatus",
          "NetworkNotReady",
          "FailedCreatePodContainer",
          "FailedPrepareDynamicResources");

  /** The newest of these that says why a pod is not set up. */
  public static Optional<PodWarning> newest(Collection<Event> events) {
    return events.stream()
        .filter(event -> "Warning".equals(event.getType()))
        .filter(event -> REASONS.contains(Objects.requireNonNullElse(event.getReason(), "")))
        .max(Comparator.comparing(PodWarning::at))
        .map(
            event ->
                new PodWarning(
                    event.getReason(),
                    StartFailure.bounded(Objects.requireNonNullElse(event.getMessage(), ""))));
  }

  /** Whether something that the pod names does not exist. */
  boolean namesWhatIsMissing() {
    return reason.equals("FailedMount") && message.contains("not found");
  }

  String sentence() {
    return reason + ": " + message;
  }

  /** The legacy times, or those of {@code events.k8s.io}. */
  private static Instant at(Event event) {
    return ApiTime.read(event.getLastTimestamp())
        .or(() -> Optional.ofNullable(event.getEventTime()).flatMap(t -> ApiTime.read(t.getTime())))
        .or(() -> ApiTime.read(event.getFirstTimestamp()))
        .orElse(Instant.EPOCH);
  }
}
