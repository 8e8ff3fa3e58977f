package dev.hotswap.operator.workload.observe;

import dev.hotswap.core.world.Incident;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The one thing that is most wrong with a pod. What the cluster did to the pod comes before what
 * the pod did: a pod on a lost node is not a bad version.
 */
final class PodIncident {
  private final ObservedPod pod;
  private final Nodes nodes;

  private PodIncident(ObservedPod pod, Nodes nodes) {
    this.pod = pod;
    this.nodes = nodes;
  }

  static Optional<Incident> of(ObservedPod pod, Nodes nodes) {
    PodIncident look = new PodIncident(pod, nodes);
    if (pod.terminating() || pod.finished()) {
      return look.evicted();
    }
    return look.nodeLost()
        .or(look::unschedulable)
        .or(() -> look.first(ContainerTrouble::pull))
        .or(look::crash)
        .or(() -> look.first(ContainerTrouble::notMade))
        .or(() -> look.first(ContainerTrouble::pulling))
        .or(look::unready);
  }

  private Optional<Incident> evicted() {
    Optional<PodCondition> disrupted =
        pod.condition("DisruptionTarget").filter(ObservedPod::isTrue);
    if (disrupted.isEmpty() && !pod.phase().equals("Failed")) {
      return Optional.empty();
    }
    String detail =
        disrupted
            .map(PodCondition::getMessage)
            .or(pod::message)
            .or(pod::reason)
            .orElse("it ended as a whole");
    Instant since = disrupted.isPresent() ? pod.since("DisruptionTarget") : pod.since("Ready");
    return Optional.of(new Incident.Evicted(pod.name(), since, detail));
  }

  private Optional<Incident> nodeLost() {
    return pod.node()
        .filter(node -> !pod.ready() && nodes.lost(node))
        .map(
            node ->
                new Incident.NodeLost(
                    pod.name(), nodes.since(node).orElseGet(() -> pod.since("Ready")), node));
  }

  private Optional<Incident> unschedulable() {
    return pod.condition("PodScheduled")
        .filter(scheduled -> !ObservedPod.isTrue(scheduled))
        .map(
            scheduled ->
                new Incident.Unschedulable(
                    pod.name(),
                    pod.since("PodScheduled"),
                    Objects.requireNonNullElse(scheduled.getMessage(), "no node was found")));
  }

  private Optional<Incident> crash() {
    Stream<ContainerStatus> failing =
        pod.initContainers().stream().filter(ContainerTrouble::failedNow);
    return Stream.concat(failing, pod.containers().stream())
        .flatMap(container -> ContainerTrouble.crash(pod, container).stream())
        .findFirst();
  }

  private Optional<Incident> unready() {
    boolean running =
        !pod.containers().isEmpty()
            && pod.containers().stream()
                .allMatch(c -> ContainerTrouble.runningSince(c).isPresent());
    if (pod.ready() || !running) {
      return Optional.empty();
    }
    String detail =
        pod.condition("Ready").map(PodCondition::getMessage).orElse("its containers are not ready");
    return Optional.of(new Incident.Unready(pod.name(), couldBeReadySince(), detail));
  }

  /** Only time in which its containers ran and its node could be heard tells against a pod. */
  private Instant couldBeReadySince() {
    return Stream.of(
            pod.containers().stream().flatMap(c -> ContainerTrouble.runningSince(c).stream()),
            pod.node().flatMap(nodes::since).stream())
        .flatMap(Function.identity())
        .reduce(pod.since("Ready"), (a, b) -> a.isAfter(b) ? a : b);
  }

  private Optional<Incident> first(
      BiFunction<ObservedPod, ContainerStatus, Optional<Incident>> trouble) {
    return Stream.concat(pod.initContainers().stream(), pod.containers().stream())
        .flatMap(container -> trouble.apply(pod, container).stream())
        .findFirst();
  }
}
