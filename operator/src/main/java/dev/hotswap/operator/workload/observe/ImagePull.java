package dev.hotswap.operator.workload.observe;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What kubelet says of an image that it cannot get. */
public final class ImagePull {
  private static final Set<String> FAILED =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "ImageInspectError",
          "RegistryUnavailable",
          "SignatureValidationFailed");

  private static final Set<String> NEVER_HEALS =
      Set.of("InvalidImageName", "ErrImageNeverPull", "SignatureValidationFailed");

  /** What registries and containerd say of an image that does not exist, or not for this node. */
  private static final List<String> NO_SUCH_IMAGE =
      List.of(
          "code = NotFound",
          "manifest unknown",
          "no match for platform",
          "no matching manifest",
          "not found: manifest",
          "repository does not exist",
          "invalid reference format");

  private ImagePull() {}

  /**
   * A pull that failed.
   *
   * @param permanent waiting cannot help: there is no such image, or its name is malformed
   * @param detail reason and message
   */
  public record Failure(boolean permanent, String detail) {}

  /** The failure this waiting state tells of; empty when it tells of something else. */
  public static Optional<Failure> failed(ContainerStateWaiting waiting) {
    String reason = Objects.requireNonNullElse(waiting.getReason(), "");
    String message = Objects.requireNonNullElse(waiting.getMessage(), "");
    boolean permanent =
        NEVER_HEALS.contains(reason) || NO_SUCH_IMAGE.stream().anyMatch(message::contains);
    return FAILED.contains(reason)
        ? Optional.of(new Failure(permanent, message.isEmpty() ? reason : reason + ": " + message))
        : Optional.empty();
  }
}
