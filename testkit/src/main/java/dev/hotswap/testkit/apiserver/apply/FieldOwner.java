package dev.hotswap.testkit.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.Comparator;

/**
 * Who owns fields.
 *
 * @param manager name of the field manager
 * @param operation how it writes
 * @param apiVersion the version it wrote in
 * @param subresource {@code status}, {@code scale}, or empty for the object itself
 */
record FieldOwner(String manager, Operation operation, String apiVersion, String subresource)
    implements Comparable<FieldOwner> {
  private static final Comparator<FieldOwner> ORDER =
      Comparator.comparing(FieldOwner::operation)
          .thenComparing(FieldOwner::manager)
          .thenComparing(FieldOwner::apiVersion)
          .thenComparing(FieldOwner::subresource);

  /** The two ways to own a field. */
  enum Operation {
    /** By server-side apply. */
    APPLY("Apply"),
    /** By any other write. */
    UPDATE("Update");

    private final String word;

    Operation(String word) {
      this.word = word;
    }
  }

  static FieldOwner read(JsonNode entry) {
    return new FieldOwner(
        entry.path("manager").asText(),
        entry.path("operation").asText().equals("Apply") ? Operation.APPLY : Operation.UPDATE,
        entry.path("apiVersion").asText(),
        entry.path("subresource").asText());
  }

  ObjectNode write(FieldSet fields, String time) {
    ObjectNode entry = Json.object();
    entry.put("manager", manager).put("operation", operation.word).put("apiVersion", apiVersion);
    entry.put("time", time).put("fieldsType", "FieldsV1").set("fieldsV1", fields.toFieldsV1());
    if (!subresource.isEmpty()) {
      entry.put("subresource", subresource);
    }
    return entry;
  }

  /** As conflicts name it: {@code "argocd"}, {@code "kubectl-patch" using v1}. */
  String quoted() {
    String place = subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"";
    return switch (operation) {
      case APPLY -> "\"%s\"%s".formatted(manager, place);
      case UPDATE -> "\"%s\"%s using %s".formatted(manager, place, apiVersion);
    };
  }

  @Override
  public int compareTo(FieldOwner other) {
    return ORDER.compare(this, other);
  }
}
