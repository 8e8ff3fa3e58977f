package dev.hotswap.e2e.kubelet.pod;

import dev.hotswap.e2e.kubelet.container.ContainerView;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Derives the status of one pod, as a kubelet reports it, from its containers. */
final class StatusWriter {

  private static final String NODE_ADDRESS = "127.0.0.1";

  private final Conditions conditions = new Conditions();
  private final InstantSource clock;
  private final String podAddress;
  private final Instant startTime;

  StatusWriter(InstantSource clock, String podAddress) {
    this.clock = clock;
    this.podAddress = podAddress;
    this.startTime = clock.instant();
  }

  PodStatus status(Pod pod, List<ContainerView> containers) {
    PodPhase phase = PodPhase.of(containers);
    boolean ready = containers.stream().allMatch(ContainerView::ready);
    return new PodStatusBuilder()
        .withPhase(phase.name())
        .withHostIP(NODE_ADDRESS)
        .withPodIP(podAddress)
        .withPodIPs(new PodIP(podAddress))
        .withStartTime(ContainerStatuses.time(startTime))
        .withConditions(conditions.of(pod, ready, phase.over(), clock.instant()))
        .withContainerStatuses(containers.stream().map(ContainerStatuses::of).toList())
        .build();
  }
}
