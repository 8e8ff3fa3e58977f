package dev.hotswap.operator.workload.windows;

import dev.hotswap.operator.workload.windows.TemplateConflict.Kind;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the mesh's proxies off the pods. Istio's injector does not look at the operating system: in
 * an injected namespace a Windows pod would get a Linux sidecar and never start.
 */
final class MeshOptOut implements TemplateRule {
  private static final Map<String, String> LABELS =
      Map.of("sidecar.istio.io/inject", "false", "istio.io/dataplane-mode", "none");

  @Override
  public List<TemplateConflict> conflicts(PodTemplateSpec template) {
    return Stream.of(
            wrong("metadata.labels", template.getMetadata().getLabels()),
            wrong("metadata.annotations", template.getMetadata().getAnnotations()))
        .flatMap(conflicts -> conflicts)
        .toList();
  }

  private static Stream<TemplateConflict> wrong(String field, Map<String, String> entries) {
    return Optional.ofNullable(entries).orElse(Map.of()).entrySet().stream()
        .filter(
            entry ->
                !entry.getValue().equals(LABELS.getOrDefault(entry.getKey(), entry.getValue())))
        .map(
            entry ->
                new TemplateConflict(
                    Kind.MESH_PROXY,
                    field + "[" + entry.getKey() + "]",
                    entry.getValue(),
                    "there is no mesh proxy for Windows pods; leave it out or say "
                        + LABELS.get(entry.getKey())));
  }

  @Override
  public PodTemplateSpec filled(PodTemplateSpec template) {
    return new PodTemplateSpecBuilder(template)
        .editMetadata()
        .addToLabels(LABELS)
        .endMetadata()
        .build();
  }
}
