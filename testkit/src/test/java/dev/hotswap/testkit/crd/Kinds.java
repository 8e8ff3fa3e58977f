package dev.hotswap.testkit.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.api.CrdManifest;
import dev.hotswap.api.HotswapGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two kinds and their validators. */
final class Kinds {
  private static final Map<String, CrdValidator> VALIDATORS =
      Map.of(
          "GoRelease", validator(CrdManifest.GO_RELEASE),
          "HotSwapPolicy", validator(CrdManifest.HOT_SWAP_POLICY));

  private Kinds() {}

  static CrdValidator validatorOf(JsonNode object) {
    return Optional.ofNullable(VALIDATORS.get(object.required("kind").asText())).orElseThrow();
  }

  /** What the object is refused with, sorted. */
  static List<String> refusals(ObjectNode object, Optional<ObjectNode> old) {
    CrdValidator validator = validatorOf(object);
    return validator.validate(validator.admit(object), old.map(validator::admit)).stream()
        .filter(error -> !error.equals(FieldError.RULES_NOT_RUN))
        .map(FieldError::toString)
        .sorted()
        .toList();
  }

  private static CrdValidator validator(CrdManifest manifest) {
    return CrdValidator.of(Yaml.parse(manifest.yaml()), HotswapGroup.VERSION);
  }
}
