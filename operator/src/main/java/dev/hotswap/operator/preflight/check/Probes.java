package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.workload.windows.TemplateField;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who gets requests says when it can take them, and asking is no process of its own: each of those
 * leaks memory of a Windows node.
 */
final class Probes implements Check {
  private static final List<String> PROBES =
      List.of("readinessProbe", "livenessProbe", "startupProbe");
  private static final List<String> HOOKS = List.of("lifecycle.preStop", "lifecycle.postStart");
  private static final List<String> HANDLERS = List.of("httpGet", "tcpSocket", "grpc", "exec");

  @Override
  public List<Problem> of(Facts facts) {
    PodTemplateSpec template = facts.wish().template();
    return Stream.of(
            missing(template.getSpec().getContainers()),
            fields(template, PROBES).filter(probe -> !asks(probe)).map(Probes::asksNothing),
            fields(template, PROBES.stream().map(probe -> probe + ".exec").toList())
                .map(
                    exec ->
                        Reason.EXEC_PROBE.because(leaks(exec, "use httpGet, tcpSocket or grpc"))),
            fields(template, HOOKS.stream().map(hook -> hook + ".exec").toList())
                .map(
                    exec ->
                        Reason.EXEC_HOOK.because(leaks(exec, "use httpGet, tcpSocket or sleep"))))
        .flatMap(problems -> problems)
        .toList();
  }

  private static Stream<TemplateField> fields(PodTemplateSpec template, List<String> names) {
    return Stream.of("containers", "initContainers")
        .flatMap(
            list ->
                names.stream()
                    .flatMap(name -> TemplateField.find(template, "spec." + list + "[]." + name)));
  }

  /** Of each container with ports; where none has any, one is enough. */
  private static Stream<Problem> missing(List<Container> containers) {
    if (containers.stream().allMatch(container -> container.getPorts().isEmpty())) {
      return containers.stream().anyMatch(container -> container.getReadinessProbe() != null)
          ? Stream.empty()
          : containers.stream().limit(1).map(Probes::missing);
    }
    return containers.stream()
        .filter(container -> !container.getPorts().isEmpty())
        .filter(container -> container.getReadinessProbe() == null)
        .map(Probes::missing);
  }

  private static Problem missing(Container container) {
    return Reason.READINESS_PROBE_MISSING.because(
        "spec.template.spec.containers["
            + container.getName()
            + "].readinessProbe is missing: without one every candidate looks ready; add"
            + " readinessProbe: {httpGet: {path: /readyz, port: "
            + port(container)
            + "}}, or one with tcpSocket or grpc");
  }

  private static String port(Container container) {
    return container.getPorts().stream()
        .filter(port -> !"UDP".equals(port.getProtocol()))
        .findFirst()
        .map(Probes::nameOrNumber)
        .orElse("8080");
  }

  private static String nameOrNumber(ContainerPort port) {
    return Optional.ofNullable(port.getName())
        .orElseGet(() -> String.valueOf(port.getContainerPort()));
  }

  private static boolean asks(TemplateField probe) {
    return HANDLERS.stream().anyMatch(probe.value()::hasNonNull);
  }

  private static Problem asksNothing(TemplateField probe) {
    return Reason.TEMPLATE_UNREADABLE.because(
        "spec.template."
            + probe.path()
            + " is "
            + probe.text()
            + " and asks nothing: add httpGet: {path: /readyz, port: 8080}, tcpSocket or grpc");
  }

  private static String leaks(TemplateField exec, String instead) {
    return "spec.template."
        + exec.path()
        + " runs "
        + exec.text()
        + " in the container: each run leaks memory on Windows nodes (hcsshim#1574); "
        + instead;
  }
}
