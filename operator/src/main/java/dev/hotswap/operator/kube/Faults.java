package dev.hotswap.operator.kube;

import dev.hotswap.operator.kube.Applied.Conflict;
import dev.hotswap.operator.kube.Applied.Failed;
import dev.hotswap.operator.kube.Applied.Forbidden;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns the client's exceptions into values. */
final class Faults {
  private Faults() {}

  static <T extends HasMetadata> Applied<T> typed(String object, KubernetesClientException e) {
    String detail = detail(e);
    return switch (e.getCode()) {
      case 409 -> new Conflict<>(object, detail);
      case 401, 403 -> new Forbidden<>(object, detail);
      default -> new Failed<>(object, Math.max(0, e.getCode()), detail);
    };
  }

  /** What the server said; where it said nothing, what broke underneath. */
  private static String detail(KubernetesClientException e) {
    return Stream.of(
            Optional.ofNullable(e.getStatus()).map(Status::getMessage),
            Optional.ofNullable(e.getCause()).map(Throwable::getMessage),
            Optional.ofNullable(e.getMessage()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> e.getClass().getSimpleName());
  }
}
