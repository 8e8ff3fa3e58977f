package dev.hotswap.operator.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.decode.Decoded;
import dev.hotswap.operator.kube.decode.Decoder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;

/**
 * What a revision is made of, exactly as the user wrote it: nothing defaulted, nothing dropped, and
 * whether it fits or not: what cannot run has a revision too.
 *
 * @param template the raw {@code spec.template}; its text where it cannot be taken apart
 * @param ports the raw {@code spec.service.ports}: a list of objects
 */
public record Blueprint(JsonNode template, JsonNode ports) {
  private static final String TEMPLATE = "spec.template";

  public Blueprint {
    template = template.deepCopy();
    ports = ports.deepCopy();
  }

  /**
   * Of the spec as it was read.
   *
   * @param template {@code spec.template}
   * @param ports {@code spec.service.ports}
   */
  public static Blueprint of(RawTree template, List<?> ports) {
    return new Blueprint(
        Decoder.tree(TEMPLATE, template)
            .value()
            .orElseGet(() -> JsonNodeFactory.instance.textNode(template.json())),
        Json.tree(ports));
  }

  /** The template, typed; where it is no pod template, why. */
  public Decoded<PodTemplateSpec> podTemplate() {
    return template.isTextual()
        ? Decoder.tree(TEMPLATE, new RawTree(template.textValue())).then(this::typed)
        : typed(template);
  }

  /** The ports, typed; where they are none, why. */
  public Decoded<List<ServicePort>> servicePorts() {
    return Decoder.decode("spec.service.ports", ports, ServicePort[].class)
        .then(read -> new Decoded.Fits<>(List.of(read)));
  }

  private Decoded<PodTemplateSpec> typed(JsonNode tree) {
    return Decoder.decode(TEMPLATE, tree, PodTemplateSpec.class).then(Blueprint::ofAPod);
  }

  private static Decoded<PodTemplateSpec> ofAPod(PodTemplateSpec template) {
    return template.getSpec() == null
        ? new Decoded.Misfits<>(TEMPLATE + ".spec is not there: expected a pod with containers")
        : new Decoded.Fits<>(template);
  }
}
