package dev.hotswap.operator.workload.windows;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.WindowsSecurityContextOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs containers as the least of Windows' built-in users, where the user named none. Once a user
 * is named anywhere, {@code runAsNonRoot} is left alone too: with a named administrator it would
 * keep the pod from starting.
 */
final class ContainerUser implements TemplateRule {
  private static final String LEAST = "ContainerUser";

  @Override
  public List<TemplateConflict> conflicts(PodTemplateSpec template) {
    return List.of();
  }

  @Override
  public PodTemplateSpec filled(PodTemplateSpec template) {
    if (namesUser(template)) {
      return template;
    }
    Optional<Boolean> nonRoot =
        Optional.ofNullable(template.getSpec().getSecurityContext())
            .map(PodSecurityContext::getRunAsNonRoot);
    return new PodTemplateSpecBuilder(template)
        .editSpec()
        .editOrNewSecurityContext()
        .withRunAsNonRoot(nonRoot.orElse(true))
        .editOrNewWindowsOptions()
        .withRunAsUserName(LEAST)
        .endWindowsOptions()
        .endSecurityContext()
        .endSpec()
        .build();
  }

  private static boolean namesUser(PodTemplateSpec template) {
    Stream<WindowsSecurityContextOptions> ofPod =
        Stream.ofNullable(template.getSpec().getSecurityContext())
            .flatMap(context -> Stream.ofNullable(context.getWindowsOptions()));
    Stream<WindowsSecurityContextOptions> ofContainers =
        Stream.of(template.getSpec().getContainers(), template.getSpec().getInitContainers())
            .flatMap(List::stream)
            .map(Container::getSecurityContext)
            .flatMap(Stream::ofNullable)
            .map(SecurityContext::getWindowsOptions)
            .flatMap(Stream::ofNullable);
    return Stream.concat(ofPod, ofContainers)
        .anyMatch(options -> options.getRunAsUserName() != null);
  }
}
