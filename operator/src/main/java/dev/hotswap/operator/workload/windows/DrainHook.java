package dev.hotswap.operator.workload.windows;

import dev.hotswap.operator.workload.windows.TemplateConflict.Kind;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import java.util.List;
import java.util.Optional;

/**
 * Keeps an ending pod serving until nobody sends to it any more: {@code preStop.sleep} (KEP-3960),
 * which runs no process in the container, unlike an exec hook, and so leaks none on Windows. The
 * grace period covers the sleep and the requests in flight.
 */
record DrainHook(Drain drain) implements TemplateRule {
  /** What Kubernetes gives a pod that says nothing. */
  private static final long USUAL_GRACE = 30;

  @Override
  public List<TemplateConflict> conflicts(PodTemplateSpec template) {
    return Optional.ofNullable(template.getSpec().getTerminationGracePeriodSeconds()).stream()
        .filter(grace -> grace <= drain.sleepSeconds())
        .map(
            grace ->
                new TemplateConflict(
                    Kind.GRACE_TOO_SHORT,
                    "spec.terminationGracePeriodSeconds",
                    grace.toString(),
                    "pods go on getting requests for "
                        + drain.sleepSeconds()
                        + " s after they are told to end; say at least "
                        + drain.graceSeconds()
                        + " or leave it out"))
        .toList();
  }

  @Override
  public PodTemplateSpec filled(PodTemplateSpec template) {
    long grace =
        Optional.ofNullable(template.getSpec().getTerminationGracePeriodSeconds())
            .orElse(Math.max(USUAL_GRACE, drain.graceSeconds()));
    return new PodTemplateSpecBuilder(template)
        .editSpec()
        .withTerminationGracePeriodSeconds(grace)
        .withContainers(template.getSpec().getContainers().stream().map(this::sleeping).toList())
        .endSpec()
        .build();
  }

  private Container sleeping(Container container) {
    Optional<LifecycleHandler> own =
        Optional.ofNullable(container.getLifecycle()).map(Lifecycle::getPreStop);
    return own.isPresent()
        ? container
        : new ContainerBuilder(container)
            .editOrNewLifecycle()
            .editOrNewPreStop()
            .withNewSleep(drain.sleepSeconds())
            .endPreStop()
            .endLifecycle()
            .build();
  }
}
