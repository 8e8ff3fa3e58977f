package dev.hotswap.e2e.kubelet.pod;

import dev.hotswap.e2e.kubelet.container.ContainerView;
import dev.hotswap.e2e.kubelet.container.ContainerWorker;
import dev.hotswap.e2e.kubelet.container.Surroundings;
import dev.hotswap.e2e.kubelet.process.LocalProcess;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs one pod from its binding to a node until it is removed from the API server. */
public final class PodWorker {

  private final List<ContainerWorker> containers = new ArrayList<>();
  private final PodApi api;
  private final StatusReporter reporter;
  private final StatusWriter writer;
  private final Runnable ended;
  private final Thread ender = Thread.ofVirtual().name("end-pod").unstarted(this::end);
  private volatile Pod pod;
  private volatile Duration grace = Duration.ZERO;
  private volatile boolean abandoned;
  private boolean ending;

  /**
   * Prepares a pod; {@link #start} begins.
   *
   * @param ended runs once, when the pod was removed and its address is free
   */
  public PodWorker(KubernetesClient client, Surroundings around, Runnable ended) {
    this.pod = around.pod();
    this.ended = ended;
    this.api = PodApi.of(client, pod);
    this.writer = new StatusWriter(around.clock(), around.podAddress());
    this.reporter = new StatusReporter(api, this::status);
    for (Container container : pod.getSpec().getContainers()) {
      containers.add(new ContainerWorker(around, container, reporter::changed));
    }
  }

  /** Pulls the images and starts the containers. */
  public void start() {
    reporter.start();
    containers.forEach(ContainerWorker::start);
  }

  /** The pod changed in the API server. */
  public void observe(Pod changed) {
    pod = changed;
    reporter.changed();
    if (changed.getMetadata().getDeletionTimestamp() != null && beginEnd()) {
      Long seconds = changed.getMetadata().getDeletionGracePeriodSeconds();
      grace = seconds == null ? Duration.ZERO : Duration.ofSeconds(seconds);
      ender.start();
    }
  }

  /** The pod is gone from the API server: ends its processes at once and reports nothing. */
  public void abandon() {
    abandoned = true;
    processes().forEach(LocalProcess::kill);
    reporter.abandon();
    if (beginEnd()) {
      ender.start();
    }
  }

  /** The kubelet stops: the same, and nothing is written afterwards. */
  public void close() {
    abandon();
    ender.interrupt();
    join(ender);
  }

  /** The processes that run now. */
  public Stream<LocalProcess> processes() {
    return containers.stream().flatMap(container -> container.process().stream());
  }

  private void end() {
    try {
      stopAll(grace);
      if (!abandoned) {
        reporter.finish();
        api.remove();
      }
      ended.run();
    } catch (InterruptedException theKubeletStops) {
      return;
    }
  }

  private synchronized boolean beginEnd() {
    boolean first = !ending;
    ending = true;
    return first;
  }

  private void stopAll(Duration grace) throws InterruptedException {
    var stops = new ArrayList<Thread>();
    for (ContainerWorker container : containers) {
      stops.add(Thread.ofVirtual().name("stop-container").start(() -> stop(container, grace)));
    }
    for (Thread stop : stops) {
      stop.join();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException theMachineStops) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(ContainerWorker container, Duration grace) {
    try {
      container.stop(grace);
    } catch (InterruptedException theMachineStops) {
      Thread.currentThread().interrupt();
    }
  }

  private PodStatus status() {
    List<ContainerView> views = containers.stream().map(ContainerWorker::view).toList();
    return writer.status(pod, views);
  }
}
