package dev.hotswap.operator.workload.windows;

import dev.hotswap.operator.workload.Pool;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import java.util.List;

/** The user's template, made fit for Windows nodes. */
public final class WindowsTemplate {
  private final List<TemplateRule> rules;

  /**
   * Fits templates to these nodes.
   *
   * @param pool nodes the pods go to
   * @param drain how a pod ends
   */
  public WindowsTemplate(Pool pool, Drain drain) {
    rules =
        List.of(
            new LinuxOnlyFields(),
            new ServiceShape(),
            new Placement(pool),
            new ContainerUser(),
            new MeshOptOut(),
            new DrainHook(drain));
  }

  /** Everything in the template that cannot be kept; empty when it can be rendered. */
  public List<TemplateConflict> conflicts(PodTemplateSpec template) {
    PodTemplateSpec whole = withAllParts(template);
    return rules.stream().flatMap(rule -> rule.conflicts(whole).stream()).toList();
  }

  /**
   * The template with everything filled in.
   *
   * @throws IllegalArgumentException when it has {@link #conflicts}: what a user wrote is never
   *     dropped
   */
  public PodTemplateSpec render(PodTemplateSpec template) {
    List<TemplateConflict> conflicts = conflicts(template);
    if (!conflicts.isEmpty()) {
      throw new IllegalArgumentException(conflicts.getFirst().sentence());
    }
    PodTemplateSpec filled = withAllParts(template);
    for (TemplateRule rule : rules) {
      filled = rule.filled(filled);
    }
    return filled;
  }

  private static PodTemplateSpec withAllParts(PodTemplateSpec template) {
    return new PodTemplateSpecBuilder(template)
        .editOrNewMetadata()
        .endMetadata()
        .editOrNewSpec()
        .endSpec()
        .build();
  }
}
