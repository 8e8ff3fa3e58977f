package dev.hotswap.operator.workload.observe;

import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Flow;
import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.Reach;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.SlotPods;
import dev.hotswap.operator.workload.slot.SlotDeployment;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One slot of one release, from its Deployment and its pods. */
public final class ObservedSlot {
  private final Optional<Deployment> deployment;
  private final List<ObservedPod> pods;

  /**
   * Looks at a slot.
   *
   * @param deployment the slot's Deployment, if there is one
   * @param pods every pod that carries the slot's labels
   */
  public ObservedSlot(Optional<Deployment> deployment, Collection<Pod> pods) {
    this.deployment = deployment;
    this.pods =
        pods.stream()
            .map(ObservedPod::new)
            .sorted(Comparator.comparing(ObservedPod::name))
            .toList();
  }

  /**
   * The slot as decisions see it. Pods that have ended for good are no pods of the slot: evicted
   * ones stay in the API long after, and would keep it from ever being empty.
   *
   * @param nodes the cluster's Windows nodes
   */
  public SlotPods pods(Nodes nodes) {
    return pods(nodes, PodWarnings.NONE);
  }

  /** The same, with what was told about its pods in events. */
  public SlotPods pods(Nodes nodes, PodWarnings warnings) {
    return new SlotPods(
        deployment.flatMap(SlotDeployment::holds),
        images(),
        deployment.map(SlotDeployment::replicas).orElse(0),
        Math.toIntExact(pods.stream().filter(pod -> !pod.finished()).count()),
        incidents(nodes, warnings).toList());
  }

  /**
   * The backend of a slot whose pods run one program.
   *
   * @param flow what still flows through it
   * @param members the fewest of its pods that any gateway pod sends requests to
   * @param readySince since when a pod that is ready has been so, on this clock
   * @param propagation how long after that a gateway that does not show it is taken to know it
   */
  public Backend backend(
      Seen<Flow> flow, Seen<FewestMembers> members, ReadySince readySince, Duration propagation) {
    return new Backend(
        deployment.flatMap(SlotDeployment::holds),
        Math.toIntExact(pods.stream().filter(ObservedPod::ready).count()),
        flow,
        new Reach(ready(readySince), leaving(), members, propagation));
  }

  private List<Instant> ready(ReadySince readySince) {
    return pods.stream()
        .filter(ObservedPod::ready)
        .map(pod -> readySince.of(pod.uid(), pod.since("Ready")))
        .sorted()
        .toList();
  }

  private int leaving() {
    return Math.toIntExact(
        pods.stream().filter(pod -> pod.terminating() && !pod.finished()).count());
  }

  /** What is wrong with its pods, or keeps them from being made. */
  public Stream<Incident> incidents(Nodes nodes, PodWarnings warnings) {
    return Stream.concat(
        deployment.flatMap(UnmadePods::of).stream(),
        pods.stream().flatMap(pod -> PodIncident.of(pod, nodes, warnings).stream()));
  }

  /** Revisions of the pods that have not ended, terminating ones included. */
  public Set<String> podRevisions() {
    return pods.stream()
        .filter(pod -> !pod.finished())
        .map(ObservedPod::revision)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<String, String> images() {
    return deployment
        .map(live -> live.getSpec().getTemplate().getSpec().getContainers())
        .orElse(List.of())
        .stream()
        .filter(container -> container.getName() != null && container.getImage() != null)
        .collect(Collectors.toMap(Container::getName, Container::getImage, (one, same) -> one));
  }
}
