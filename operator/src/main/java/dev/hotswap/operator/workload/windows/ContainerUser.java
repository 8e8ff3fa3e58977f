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
 * Runs containers as the least of Windows' built-in users, where the template says nothing of who
 * runs them. It does as soon as any part of it names a user or a group managed service account,
 * whose identity other users do not have, or says {@code runAsNonRoot: false}: then the image's own
 * user is kept. {@code runAsNonRoot} is left alone too: with a named administrator it would keep
 * the pod from starting.
 */
final class ContainerUser implements TemplateRule {
  private static final String LEAST = "ContainerUser";

  @Override
  public List<TemplateConflict> conflicts(PodTemplateSpec template) {
    return List.of();
  }

  @Override
  public PodTemplateSpec filled(PodTemplateSpec template) {
    if (saysWho(template)) {
      return template;
    }
    return new PodTemplateSpecBuilder(template)
        .editSpec()
        .editOrNewSecurityContext()
        .withRunAsNonRoot(true)
        .editOrNewWindowsOptions()
        .withRunAsUserName(LEAST)
        .endWindowsOptions()
        .endSecurityContext()
        .endSpec()
        .build();
  }

  private static boolean saysWho(PodTemplateSpec template) {
    Optional<PodSecurityContext> ofPod =
        Optional.ofNullable(template.getSpec().getSecurityContext());
    List<SecurityContext> ofContainers =
        Stream.of(template.getSpec().getContainers(), template.getSpec().getInitContainers())
            .flatMap(List::stream)
            .map(Container::getSecurityContext)
            .flatMap(Stream::ofNullable)
            .toList();
    boolean anybody =
        Stream.concat(
                ofPod.map(PodSecurityContext::getRunAsNonRoot).stream(),
                ofContainers.stream()
                    .flatMap(context -> Stream.ofNullable(context.getRunAsNonRoot())))
            .anyMatch(nonRoot -> !nonRoot);
    return anybody
        || Stream.concat(
                ofPod.map(PodSecurityContext::getWindowsOptions).stream(),
                ofContainers.stream()
                    .flatMap(context -> Stream.ofNullable(context.getWindowsOptions())))
            .anyMatch(ContainerUser::saysWho);
  }

  private static boolean saysWho(WindowsSecurityContextOptions options) {
    return Stream.of(
            options.getRunAsUserName(),
            options.getGmsaCredentialSpecName(),
            options.getGmsaCredentialSpec())
        .anyMatch(said -> said != null && !said.isEmpty());
  }
}
