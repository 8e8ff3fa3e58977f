package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.schema.ModelType.Scalar;
import java.util.Locale;

/**
 * A value of another JSON type than its field.
 *
 * @param place where it stands
 * @param wanted what the field is
 * @param value what came
 */
public record Mistyped(Place place, Scalar wanted, JsonNode value) {
  /** Its path, list items by number. */
  public String path() {
    return place.path();
  }

  /** What a server says that reads the object. */
  public String inGo() {
    return "json: cannot unmarshal %s into Go struct field %s.%s of type %s"
        .formatted(kindOf(value), place.owner(), place.field(), wanted.inGo());
  }

  /** What a server says that applies it, without the path. */
  public String inApply() {
    return "expected %s, got %s"
        .formatted(
            wanted.inApply(),
            value.isTextual() ? "string" : "&value.valueUnstructured{Value:%s}".formatted(value));
  }

  private static String kindOf(JsonNode value) {
    String kind = value.getNodeType().name().toLowerCase(Locale.ROOT);
    return kind.equals("boolean") ? "bool" : kind;
  }
}
