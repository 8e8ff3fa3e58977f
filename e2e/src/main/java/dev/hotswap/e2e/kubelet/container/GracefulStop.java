package dev.hotswap.e2e.kubelet.container;

import dev.hotswap.e2e.kubelet.probe.ProbeCheck;
import dev.hotswap.e2e.kubelet.process.LocalProcess;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.time.Duration;
import java.util.Optional;

/**
 * Stops a container's process as a kubelet does: preStop, SIGTERM, wait, SIGKILL, all within the
 * grace period.
 */
record GracefulStop(Container container, String podAddress) {

  /** A kubelet leaves this much after a preStop hook that used up the grace period. */
  private static final Duration LEAST = Duration.ofSeconds(2);

  void stop(LocalProcess process, Duration grace) throws InterruptedException {
    if (grace.isZero()) {
      process.kill();
      return;
    }
    long end = System.nanoTime() + grace.toNanos();
    preStop(process, grace);
    var left = Duration.ofNanos(end - System.nanoTime());
    process.terminate();
    if (!process.exitsWithin(left.compareTo(LEAST) > 0 ? left : LEAST)) {
      process.kill();
    }
  }

  /** A hook that cannot be played fails at once, and a failed hook does not hold up the stop. */
  private void preStop(LocalProcess process, Duration most) throws InterruptedException {
    Optional<LifecycleHandler> hook =
        Optional.ofNullable(container.getLifecycle()).map(lifecycle -> lifecycle.getPreStop());
    if (hook.isEmpty()) {
      return;
    }
    LifecycleHandler handler = hook.get();
    if (handler.getSleep() != null) {
      var sleep = Duration.ofSeconds(handler.getSleep().getSeconds());
      process.exitsWithin(sleep.compareTo(most) < 0 ? sleep : most);
    } else if (handler.getHttpGet() != null) {
      var probe = new ProbeBuilder().withHttpGet(handler.getHttpGet()).build();
      ProbeCheck.of(probe, container, podAddress).passes(most);
    }
  }
}
