package dev.hotswap.e2e.kubelet.container;

import java.time.Instant;

/** Where a container is in its life (Kubernetes' {@code ContainerState}). */
public sealed interface Phase {

  /** It does not run yet, or not again, for this reason. */
  record Waiting(String reason, String message) implements Phase {}

  /** It runs. */
  record Running(Instant since) implements Phase {}

  /** It ended with this exit status and is not started again. */
  record Terminated(int exitCode, Instant since, Instant until) implements Phase {

    /** What a kubelet calls this end. */
    public String reason() {
      return exitCode == 0 ? "Completed" : "Error";
    }
  }
}
