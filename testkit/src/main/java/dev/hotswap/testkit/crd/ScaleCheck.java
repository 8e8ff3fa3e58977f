package dev.hotswap.testkit.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What the scale subresource asks of the field it reads. */
final class ScaleCheck {
  private ScaleCheck() {}

  static List<FieldError> check(JsonNode version, JsonNode object) {
    String path = version.path("subresources").path("scale").path("specReplicasPath").asText();
    JsonNode replicas = object.at(path.replace('.', '/'));
    return problem(path, replicas)
        .map(text -> new FieldError(FieldError.Kind.INVALID, path, "Invalid value: " + text))
        .map(List::of)
        .orElse(List.of());
  }

  private static Optional<String> problem(String path, JsonNode replicas) {
    if (replicas.isIntegralNumber()) {
      return replicas.asLong() < 0
          ? Optional.of(replicas + ": should be a non-negative integer")
          : Optional.empty();
    }
    return replicas.isTextual()
        ? Optional.of(
            "0: %s accessor error: %s is of the type string, expected int64"
                .formatted(path, replicas.asText()))
        : Optional.empty();
  }
}
