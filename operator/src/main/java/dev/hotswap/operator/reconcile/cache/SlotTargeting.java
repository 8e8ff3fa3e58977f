package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.naming.IpAddresses;
import dev.hotswap.operator.preflight.facts.SlotPod;
import dev.hotswap.operator.preflight.facts.SlotTargets;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By what others can send requests to a release's slots, as its objects were last seen. */
public final class SlotTargeting {
  private static final Set<String> OVER = Set.of("Succeeded", "Failed");

  private SlotTargeting() {}

  /**
   * What there is of it now.
   *
   * @param holdings what carries the release's label
   * @param names makes the names of the slots' Services
   */
  public static SlotTargets of(GoRelease release, Holdings holdings, ClusterNames names) {
    Owner owner = Owner.of(release);
    Names own = new Names(owner.name());
    List<Service> services =
        Arrays.stream(Slot.values())
            .flatMap(slot -> Holdings.named(holdings.services(), own.slot(slot)).stream())
            .filter(owner::controls)
            .toList();
    List<Pod> pods =
        Arrays.stream(Slot.values())
            .flatMap(slot -> holdings.podsOf(owner.name(), slot).stream())
            .filter(pod -> pod.getMetadata().getLabels().containsKey(Labels.REVISION))
            .toList();
    List<ServicePort> ports = services.stream().flatMap(SlotTargeting::ports).toList();
    return new SlotTargets(
        owner.namespace(),
        Arrays.stream(Slot.values())
            .map(slot -> names.service(own.slot(slot), owner.namespace()))
            .collect(Collectors.toSet()),
        Stream.concat(
                services.stream().flatMap(SlotTargeting::addresses),
                pods.stream().flatMap(SlotTargeting::addresses))
            .flatMap(address -> IpAddresses.of(address).stream())
            .collect(Collectors.toSet()),
        pods.stream().map(pod -> pod(pod, ports)).collect(Collectors.toSet()));
  }

  private static SlotPod pod(Pod pod, List<ServicePort> ports) {
    return SlotPod.of(pod.getMetadata().getLabels(), pod.getSpec().getContainers(), ports);
  }

  private static Stream<ServicePort> ports(Service service) {
    return Optional.ofNullable(service.getSpec()).map(ServiceSpec::getPorts).stream()
        .flatMap(List::stream);
  }

  private static Stream<String> addresses(Service service) {
    return Optional.ofNullable(service.getSpec()).stream()
        .flatMap(
            spec ->
                Stream.concat(
                    Stream.ofNullable(spec.getClusterIP()),
                    Optional.ofNullable(spec.getClusterIPs()).stream().flatMap(List::stream)));
  }

  /** A pod that is over has given its address back. */
  private static Stream<String> addresses(Pod pod) {
    return Optional.ofNullable(pod.getStatus())
        .filter(status -> !OVER.contains(String.valueOf(status.getPhase())))
        .stream()
        .flatMap(SlotTargeting::addresses);
  }

  private static Stream<String> addresses(PodStatus status) {
    return Stream.concat(
        Stream.ofNullable(status.getPodIP()),
        Optional.ofNullable(status.getPodIPs()).stream()
            .flatMap(List::stream)
            .map(PodIP::getIp)
            .flatMap(Stream::ofNullable));
  }
}
