package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.workload.Amount;
import dev.hotswap.operator.workload.staging.ImageRef;
import dev.hotswap.operator.workload.windows.TemplateField;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every container of a service on Windows has to say of itself. */
final class Containers implements Check {
  private static final int MOST = 64;
  private static final int LONGEST_IMAGE = 900;

  /** Besides those of containers. The API server itself may be busy for minutes with an odd one. */
  private static final List<String> QUANTITIES =
      List.of(
          "spec.overhead.*",
          "spec.resources.limits.*",
          "spec.resources.requests.*",
          "spec.volumes[].emptyDir.sizeLimit",
          "spec.volumes[].ephemeral.volumeClaimTemplate.spec.resources.limits.*",
          "spec.volumes[].ephemeral.volumeClaimTemplate.spec.resources.requests.*",
          "spec.containers[].env[].valueFrom.resourceFieldRef.divisor",
          "spec.initContainers[].env[].valueFrom.resourceFieldRef.divisor",
          "spec.volumes[].downwardAPI.items[].resourceFieldRef.divisor",
          "spec.volumes[].projected.sources[].downwardAPI.items[].resourceFieldRef.divisor");

  @Override
  public List<Problem> of(Facts facts) {
    PodTemplateSpec template = facts.wish().template();
    List<Container> containers = template.getSpec().getContainers();
    List<Container> all =
        Stream.concat(template.getSpec().getInitContainers().stream(), containers.stream())
            .toList();
    return Stream.of(
            number(all.size()),
            containers.stream().flatMap(Containers::memoryLimit),
            all.stream().flatMap(Containers::quantities),
            QUANTITIES.stream().flatMap(field -> quantities(template, field)),
            all.stream().flatMap(Containers::mutableTag),
            all.stream().flatMap(Containers::imageLength))
        .flatMap(problems -> problems)
        .toList();
  }

  /** Status remembers the image of each. */
  private static Stream<Problem> number(int number) {
    return number <= MOST
        ? Stream.empty()
        : Stream.of(
            Reason.TEMPLATE_UNREADABLE.because(
                "spec.template.spec has "
                    + number
                    + " containers and initContainers: expected at most "
                    + MOST));
  }

  private static Stream<Problem> imageLength(Container container) {
    int length = Optional.ofNullable(container.getImage()).orElse("").length();
    return length <= LONGEST_IMAGE
        ? Stream.empty()
        : Stream.of(
            Reason.TEMPLATE_UNREADABLE.because(
                "spec.template.spec.containers["
                    + container.getName()
                    + "].image has "
                    + length
                    + " characters: expected at most "
                    + LONGEST_IMAGE
                    + ", which no registry's names exceed"));
  }

  private static Stream<Problem> memoryLimit(Container container) {
    boolean limited =
        Optional.ofNullable(container.getResources())
            .map(ResourceRequirements::getLimits)
            .orElse(Map.of())
            .containsKey("memory");
    return limited
        ? Stream.empty()
        : Stream.of(
            Reason.MEMORY_LIMIT_MISSING.because(
                "spec.template.spec.containers["
                    + container.getName()
                    + "].resources.limits.memory is missing: Windows has no out-of-memory killer,"
                    + " so a leak slows the whole node; add resources: {limits: {memory: 256Mi}}"));
  }

  private static Stream<Problem> quantities(Container container) {
    return Optional.ofNullable(container.getResources()).stream()
        .flatMap(
            resources ->
                Stream.concat(
                    quantities(container, "limits", resources.getLimits()),
                    quantities(container, "requests", resources.getRequests())));
  }

  private static Stream<Problem> quantities(
      Container container, String field, @Nullable Map<String, Quantity> amounts) {
    return Optional.<Map<String, Quantity>>ofNullable(amounts).orElse(Map.of()).entrySet().stream()
        .filter(amount -> Amount.of(amount.getValue()).isEmpty())
        .sorted(Map.Entry.comparingByKey())
        .map(
            amount ->
                noQuantity(
                    "spec.containers["
                        + container.getName()
                        + "].resources."
                        + field
                        + "."
                        + amount.getKey(),
                    amount.getValue().toString()));
  }

  private static Stream<Problem> quantities(PodTemplateSpec template, String pattern) {
    return TemplateField.find(template, pattern)
        .filter(field -> !field.value().isNull())
        .filter(field -> !Amount.isQuantity(field.value().asText()))
        .map(field -> noQuantity(field.path(), field.value().asText()));
  }

  private static Problem noQuantity(String field, String value) {
    return Reason.TEMPLATE_UNREADABLE.because(
        "spec.template."
            + field
            + " is "
            + shortened(value)
            + ": expected a quantity such as 256Mi or 250m");
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }

  private static Stream<Problem> mutableTag(Container container) {
    return new ImageRef(container.getImage()).mutableTag()
        ? Stream.of(
            Reason.MUTABLE_TAG.because(
                "the image of container "
                    + container.getName()
                    + " is "
                    + container.getImage()
                    + ": this release pins what it finds there now, but nobody can tell from Git"
                    + " what that was; use a version tag or a digest"))
        : Stream.empty();
  }
}
