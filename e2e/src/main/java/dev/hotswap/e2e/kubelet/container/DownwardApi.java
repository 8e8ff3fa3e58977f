package dev.hotswap.e2e.kubelet.container;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that a container may ask for about its own pod. */
record DownwardApi(Pod pod, String podAddress) {

  private static final Pattern KEYED =
      Pattern.compile("metadata\\.(labels|annotations)\\['([^']+)'\\]");

  String value(Container container, EnvVar variable) throws UnplayedField {
    EnvVarSource source = variable.getValueFrom();
    if (source.getFieldRef() != null) {
      return field(source.getFieldRef().getFieldPath());
    }
    if (source.getResourceFieldRef() != null) {
      return resource(container, source.getResourceFieldRef());
    }
    throw new UnplayedField(
        "env " + variable.getName() + ": only fieldRef and resourceFieldRef are played");
  }

  private String field(String path) throws UnplayedField {
    Matcher keyed = KEYED.matcher(path);
    if (keyed.matches()) {
      Map<String, String> values =
          keyed.group(1).equals("labels")
              ? pod.getMetadata().getLabels()
              : pod.getMetadata().getAnnotations();
      return Objects.requireNonNullElse(values, Map.<String, String>of())
          .getOrDefault(keyed.group(2), "");
    }
    return switch (path) {
      case "metadata.name" -> pod.getMetadata().getName();
      case "metadata.namespace" -> pod.getMetadata().getNamespace();
      case "metadata.uid" -> pod.getMetadata().getUid();
      case "spec.nodeName" -> pod.getSpec().getNodeName();
      case "status.podIP", "status.podIPs" -> podAddress;
      default -> throw new UnplayedField("fieldPath " + path + " is not played");
    };
  }

  /** Memory in bytes, processors in whole numbers, both divided by the divisor and rounded up. */
  private static String resource(Container container, ResourceFieldSelector selector)
      throws UnplayedField {
    Quantity quantity =
        quantity(container, selector.getResource())
            .orElseThrow(() -> new UnplayedField(selector.getResource() + " is not set"));
    Quantity divisor = Objects.requireNonNullElse(selector.getDivisor(), new Quantity("1"));
    return quantity
        .getNumericalAmount()
        .divide(divisor.getNumericalAmount(), 0, RoundingMode.UP)
        .toPlainString();
  }

  private static Optional<Quantity> quantity(Container container, String resource) {
    boolean limit = resource.startsWith("limits.");
    String name = resource.substring(resource.indexOf('.') + 1);
    return Optional.ofNullable(container.getResources())
        .map(all -> limit ? all.getLimits() : all.getRequests())
        .map(quantities -> quantities.get(name));
  }
}
