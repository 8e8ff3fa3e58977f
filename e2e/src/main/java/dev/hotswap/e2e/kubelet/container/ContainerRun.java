package dev.hotswap.e2e.kubelet.container;

import dev.hotswap.e2e.kubelet.probe.ProbeCheck;
import dev.hotswap.e2e.kubelet.probe.ProbeLoop;
import dev.hotswap.e2e.kubelet.process.LocalProcess;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The probes of one run of a container: readiness and liveness wait for startup; who is not alive
 * is stopped.
 */
final class ContainerRun implements Closeable {

  private final Container container;
  private final String podAddress;
  private final LocalProcess process;
  private final Duration grace;
  private final Consumer<UnaryOperator<ContainerView>> change;
  private final List<ProbeLoop> loops = new ArrayList<>();
  private boolean closed;

  ContainerRun(
      Container container,
      String podAddress,
      LocalProcess process,
      Duration grace,
      Consumer<UnaryOperator<ContainerView>> change) {
    this.container = container;
    this.podAddress = podAddress;
    this.process = process;
    this.grace = grace;
    this.change = change;
  }

  void begin() {
    Optional<Probe> startup = Optional.ofNullable(container.getStartupProbe());
    if (startup.isPresent()) {
      probe(startup.get(), good -> startup(good, startup.get()));
    } else {
      started();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    loops.forEach(ProbeLoop::close);
  }

  private boolean startup(boolean good, Probe probe) {
    if (good) {
      started();
    } else {
      stop(probe);
    }
    return false;
  }

  private void started() {
    change.accept(ContainerView::withStarted);
    Optional<Probe> readiness = Optional.ofNullable(container.getReadinessProbe());
    if (readiness.isPresent()) {
      probe(readiness.get(), this::ready);
    } else {
      ready(true);
    }
    Optional.ofNullable(container.getLivenessProbe())
        .ifPresent(liveness -> probe(liveness, good -> alive(good, liveness)));
  }

  private boolean ready(boolean good) {
    change.accept(view -> view.withReady(good));
    return true;
  }

  private boolean alive(boolean good, Probe liveness) {
    if (!good) {
      stop(liveness);
    }
    return good;
  }

  private void stop(Probe failed) {
    Duration within =
        Optional.ofNullable(failed.getTerminationGracePeriodSeconds())
            .map(Duration::ofSeconds)
            .orElse(grace);
    try {
      new GracefulStop(container, podAddress).stop(process, within);
    } catch (InterruptedException theProcessEnded) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void probe(Probe probe, ProbeLoop.Listener listener) {
    if (!closed) {
      ProbeCheck check = ProbeCheck.of(probe, container, podAddress);
      loops.add(ProbeLoop.start(probe, check, listener));
    }
  }
}
