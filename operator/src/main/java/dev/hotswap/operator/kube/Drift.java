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
 *
 * @param atomic paths of those values
 */
record Drift(Set<String> atomic) {
  private static final Set<String> SELECTOR = Set.of("/spec/selector");

  /**
   * For objects of one kind.
   *
   * @param atomic values that server-side apply replaces whole ({@code listType}, {@code mapType:
   *     atomic}), by kind; of a kind that is not in it, the selector is one
   */
  static Drift of(HasMetadata desired, Map<String, Set<String>> atomic) {
    return new Drift(atomic.getOrDefault(desired.getKind(), SELECTOR));
  }

  /** Whether writing {@code desired} over {@code live} would change nothing. */
  boolean isCurrent(HasMetadata desired, HasMetadata live) {
    return covers(Json.tree(desired), Json.tree(live), "");
  }

  private boolean covers(JsonNode desired, JsonNode live, String path) {
    if (atomic.contains(path)) {
      return desired.equals(live);
    }
    return switch (desired.getNodeType()) {
      case OBJECT -> coversFields(desired, live, path);
      case ARRAY -> coversItems(desired, live, path);
      default -> desired.equals(live);
    };
  }

  private boolean coversFields(JsonNode desired, JsonNode live, String path) {
    return desired.properties().stream()
        .allMatch(field -> coversField(field, live, path + "/" + field.getKey()));
  }

  private boolean coversField(Map.Entry<String, JsonNode> field, JsonNode live, String path) {
    JsonNode value = live.get(field.getKey());
    return value != null && covers(field.getValue(), value, path);
  }

  private boolean coversItems(JsonNode desired, JsonNode live, String path) {
    return live.size() == desired.size()
        && items(desired).allMatch(item -> items(live).anyMatch(l -> covers(item, l, path + "/-")));
  }

  private static Stream<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
