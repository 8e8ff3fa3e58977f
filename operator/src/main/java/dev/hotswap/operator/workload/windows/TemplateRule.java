package dev.hotswap.operator.workload.windows;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;

/** One thing that a template must be on Windows. */
interface TemplateRule {
  /** What the user wrote against it. */
  List<TemplateConflict> conflicts(PodTemplateSpec template);

  /** The template with this filled in where the user said nothing. */
  PodTemplateSpec filled(PodTemplateSpec template);
}
