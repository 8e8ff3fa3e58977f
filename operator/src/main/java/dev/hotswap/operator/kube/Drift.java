package dev.hotswap.operator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Whether a live object already says what we would write, so that nothing is sent. What others
 * added beside our fields does not count, except where the API treats a value as one piece.
 */
final class Drift {
  /** Values that server-side apply replaces whole ({@code listType}, {@code mapType: atomic}). */
  private static final Set<String> WHOLE =
      Set.of("/spec/selector", "/spec/http", "/spec/hosts", "/spec/gateways", "/spec/exportTo");

  private Drift() {}

  /** Whether writing {@code desired} over {@code live} would change nothing. */
  static boolean isCurrent(HasMetadata desired, HasMetadata live) {
    return covers(Json.tree(desired), Json.tree(live), "");
  }

  private static boolean covers(JsonNode desired, JsonNode live, String path) {
    if (WHOLE.contains(path)) {
      return desired.equals(live);
    }
    return switch (desired.getNodeType()) {
      case OBJECT -> coversFields(desired, live, path);
      case ARRAY -> coversItems(desired, live, path);
      default -> desired.equals(live);
    };
  }

  private static boolean coversFields(JsonNode desired, JsonNode live, String path) {
    return desired.properties().stream()
        .allMatch(field -> coversField(field, live, path + "/" + field.getKey()));
  }

  private static boolean coversField(
      Map.Entry<String, JsonNode> field, JsonNode live, String path) {
    JsonNode value = live.get(field.getKey());
    return value != null && covers(field.getValue(), value, path);
  }

  private static boolean coversItems(JsonNode desired, JsonNode live, String path) {
    return live.size() == desired.size()
        && items(desired).allMatch(item -> items(live).anyMatch(l -> covers(item, l, path + "/-")));
  }

  private static Stream<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
