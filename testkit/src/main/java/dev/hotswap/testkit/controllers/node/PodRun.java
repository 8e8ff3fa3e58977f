package dev.hotswap.testkit.controllers.node;

import dev.hotswap.testkit.controllers.api.Cluster;
import dev.hotswap.testkit.controllers.node.PlayedImage.Exit;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One pod as its kubelet remembers it. */
final class PodRun {
  private final String address;
  private final Instant startedAt;
  private final Map<String, ContainerRun> containers = new LinkedHashMap<>();
  private final NodeImages images;
  private boolean heldUnready;

  PodRun(Pod pod, String address, Instant now, NodeImages images) {
    this.address = address;
    this.startedAt = now;
    this.images = images;
    for (Container container : pod.getSpec().getContainers()) {
      containers.put(container.getName(), images.pull(container, now));
    }
  }

  String address() {
    return address;
  }

  Instant startedAt() {
    return startedAt;
  }

  ContainerRun of(Container container) {
    return containers.getOrDefault(
        container.getName(),
        ContainerRun.pulling(images.resolve(container), startedAt, Duration.ZERO));
  }

  /** Lets everything happen that is due, and asks to be woken for what is due next. */
  void advance(Pod pod, Cluster cluster) {
    for (Container container : pod.getSpec().getContainers()) {
      ContainerTerms terms = new ContainerTerms(pod, container, images);
      ContainerRun run = of(container).advance(cluster.now(), terms);
      containers.put(container.getName(), run);
      images.keep(container, run);
      run.due(terms).ifPresent(cluster::wakeAt);
      wakeWhenShownDifferently(run, cluster);
    }
  }

  private static void wakeWhenShownDifferently(ContainerRun run, Cluster cluster) {
    Optional<Instant> moment =
        switch (run.stage()) {
          case Stage.PullFailed(String _, Instant backOffFrom, Instant _) ->
              Optional.of(backOffFrom);
          case Stage.Running(Instant since) -> run.image().ready().map(since::plus);
          case Stage.Pulling _, Stage.Starting _, Stage.BackOff _, Stage.Ended _ ->
              Optional.empty();
        };
    moment.filter(at -> at.isAfter(cluster.now())).ifPresent(cluster::wakeAt);
  }

  /** Ends every process of the pod now. */
  void kill(Pod pod, Exit exit, Instant now) {
    for (Container container : pod.getSpec().getContainers()) {
      if (of(container).stage() instanceof Stage.Running) {
        ContainerTerms terms = new ContainerTerms(pod, container, images);
        containers.put(container.getName(), of(container).ended(now, exit, terms));
      }
    }
  }

  /** Makes the readiness probe fail, or lets it answer as the image does again. */
  void holdUnready(boolean held) {
    heldUnready = held;
  }

  boolean ready(Container container, Instant now) {
    ContainerRun run = of(container);
    if (!(run.stage() instanceof Stage.Running(Instant since))) {
      return false;
    }
    boolean probed = container.getReadinessProbe() != null;
    boolean answers = run.image().ready().filter(d -> !since.plus(d).isAfter(now)).isPresent();
    return !probed || (answers && !heldUnready);
  }

  /** How long the pod needs to stop: its preStop hooks, then the slowest process. */
  Duration stopping(Pod pod) {
    List<Container> all = pod.getSpec().getContainers();
    return all.stream()
        .map(container -> preStop(container).plus(of(container).image().shutdown()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static Duration preStop(Container container) {
    return Optional.ofNullable(container.getLifecycle())
        .map(lifecycle -> lifecycle.getPreStop())
        .map(hook -> hook.getSleep())
        .map(sleep -> Duration.ofSeconds(sleep.getSeconds()))
        .orElse(Duration.ZERO);
  }
}
