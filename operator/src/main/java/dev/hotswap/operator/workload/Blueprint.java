package dev.hotswap.operator.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.operator.kube.Json;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;

/**
 * What a revision is made of, exactly as the user wrote it: nothing defaulted, nothing dropped.
 *
 * @param template the raw {@code spec.template}
 * @param ports the raw {@code spec.service.ports}: a list of objects
 */
public record Blueprint(JsonNode template, JsonNode ports) {
  public Blueprint {
    template = template.deepCopy();
    ports = ports.deepCopy();
  }

  /**
   * Of the spec as it was read; fields its types do not know are kept.
   *
   * @param template {@code spec.template}
   * @param ports {@code spec.service.ports}
   */
  public static Blueprint of(Object template, List<?> ports) {
    return new Blueprint(Json.tree(template), Json.tree(ports));
  }

  /**
   * The template, typed.
   *
   * @throws IllegalArgumentException when it is no pod template
   */
  public PodTemplateSpec podTemplate() {
    return Json.as(template, PodTemplateSpec.class);
  }

  /** The ports, typed. */
  public List<ServicePort> servicePorts() {
    return List.of(Json.as(ports, ServicePort[].class));
  }
}
