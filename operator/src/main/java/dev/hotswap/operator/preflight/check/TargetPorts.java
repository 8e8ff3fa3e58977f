package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.workload.Blueprint;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The public Service can select both slots at once. While it moves it has stable's ports: a target
 * by name is looked up in each pod, a number is the same for all.
 */
final class TargetPorts implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    return facts.wish().stable().stream()
        .flatMap(stable -> changed(stable, facts.wish().blueprint()))
        .toList();
  }

  private static Stream<Problem> changed(Blueprint stable, Blueprint candidate) {
    return ports(stable)
        .flatMap(
            before ->
                ports(candidate)
                    .filter(after -> Objects.equals(after.getName(), before.getName()))
                    .filter(after -> !reaches(before, after, candidate))
                    .map(after -> problem(before, after)));
  }

  /** Whether a Service with stable's port reaches the candidate where its own port would. */
  private static boolean reaches(ServicePort before, ServicePort after, Blueprint candidate) {
    return number(before, candidate).equals(number(after, candidate));
  }

  private static Optional<Integer> number(ServicePort port, Blueprint blueprint) {
    IntOrString target =
        Optional.ofNullable(port.getTargetPort()).orElse(new IntOrString(port.getPort()));
    return target.getIntVal() != null
        ? Optional.of(target.getIntVal())
        : blueprint.podTemplate().value().map(PodTemplateSpec::getSpec).stream()
            .flatMap(pod -> pod.getContainers().stream())
            .flatMap(container -> container.getPorts().stream())
            .filter(named -> target.getStrVal().equals(named.getName()))
            .map(ContainerPort::getContainerPort)
            .findFirst();
  }

  private static Stream<ServicePort> ports(Blueprint blueprint) {
    return blueprint.servicePorts().value().stream().flatMap(List::stream);
  }

  private static Problem problem(ServicePort before, ServicePort after) {
    return Reason.TARGET_PORT_CHANGED.because(
        "spec.service.ports["
            + after.getName()
            + "].targetPort becomes "
            + text(after)
            + " and is "
            + text(before)
            + " for the version that serves: the public Service cannot select both; release the same"
            + " version with a container port's name as targetPort first");
  }

  private static String text(ServicePort port) {
    IntOrString target = port.getTargetPort();
    return target == null ? String.valueOf(port.getPort()) : String.valueOf(target.getValue());
  }
}
