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
  private final PodWarnings warnings;

  private PodIncident(ObservedPod pod, Nodes nodes, PodWarnings warnings) {
    this.pod = pod;
    this.nodes = nodes;
    this.warnings = warnings;
  }

  static Optional<Incident> of(ObservedPod pod, Nodes nodes, PodWarnings warnings) {
    PodIncident look = new PodIncident(pod, nodes, warnings);
    if (pod.terminating() || pod.finished()) {
      return look.evicted();
    }
    return look.nodeLost()
        .or(look::unschedulable)
        .or(() -> look.first(ContainerTrouble::pull))
        .or(look::mismatch)
        .or(look::crash)
        .or(() -> look.first(ContainerTrouble::notStarted))
        .or(look::initializing)
        .or(look::awaited)
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

  /** The image and the node do not fit: the pod's restarts say nothing more about it. */
  private Optional<Incident> mismatch() {
    return all()
        .flatMap(
            container ->
                StartFailure.mismatch(container).stream().map(found -> mismatch(container, found)))
        .findFirst();
  }

  private Incident mismatch(ContainerStatus container, WindowsMismatch found) {
    String node = pod.node().orElse("unknown");
    Integer restarts = container.getRestartCount();
    return new Incident.NotStarted(
        pod.name(),
        pod.since("Ready"),
        found.permanent() || (restarts != null && restarts > 0),
        "container "
            + container.getName()
            + ": "
            + found.sentence(node, nodes.windows(node), pod.image(container.getName())));
  }

  /** What runs before its containers has not ended. */
  private Optional<Incident> initializing() {
    boolean waits =
        pod.condition("Initialized").filter(done -> !ObservedPod.isTrue(done)).isPresent();
    return pod.initContainers().stream()
        .filter(init -> waits && ContainerTrouble.runningSince(init).isPresent())
        .findFirst()
        .map(
            init ->
                new Incident.Unready(
                    pod.name(),
                    ContainerTrouble.runningSince(init).orElseThrow(),
                    "init container " + init.getName() + " has not ended"));
  }

  /** Its volumes and network, or else its image, are on their way. */
  private Optional<Incident> awaited() {
    boolean nothingMade = all().findAny().isEmpty() && !pod.ready();
    return nothingMade || all().anyMatch(ContainerTrouble::awaited)
        ? Optional.of(new SetUp(pod, nodes, warnings).incident())
        : Optional.empty();
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
        probing()
            .or(() -> pod.condition("Ready").map(PodCondition::getMessage))
            .orElse("its containers are not ready");
    return Optional.of(new Incident.Unready(pod.name(), couldBeReadySince(), detail));
  }

  /** The first container whose probe does not pass; empty where they all do. */
  private Optional<String> probing() {
    return pod.containers().stream()
        .filter(container -> !Boolean.TRUE.equals(container.getReady()))
        .findFirst()
        .map(
            c ->
                "container "
                    + c.getName()
                    + (Boolean.FALSE.equals(c.getStarted())
                        ? " has not passed its startup probe"
                        : " runs and does not pass its readiness probe"));
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
    return all().flatMap(container -> trouble.apply(pod, container).stream()).findFirst();
  }

  private Stream<ContainerStatus> all() {
    return Stream.concat(pod.initContainers().stream(), pod.containers().stream());
  }
}
