package dev.hotswap.testkit.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CelValuesTest {
  private static final String SCHEMA =
      """
      type: object
      properties:
        size: {type: integer}
        names: {type: array, items: {type: string}}
        labels: {type: object, additionalProperties: {type: string}}
        open: {type: object, x-kubernetes-preserve-unknown-fields: true}
        rows:
          type: array
          items: {type: object, properties: {port: {x-kubernetes-int-or-string: true}}}
      """;

  @Test
  void holds_what_the_schema_declares() {
    assertThat(
            of("{size: 3, names: [a, b], labels: {x: y}, rows: [{port: 80}, {port: http, z: 1}]}"))
        .isEqualTo(
            Map.of(
                "size", 3L,
                "names", List.of("a", "b"),
                "labels", Map.of("x", "y"),
                "rows", List.of(Map.of("port", 80L), Map.of("port", "http"))));
  }

  @Test
  void shows_of_an_open_part_that_it_is_there_and_no_more() {
    String deep = "[".repeat(900) + "]".repeat(900);

    assertThat(of("{size: 1, open: {deep: " + deep + "}}"))
        .isEqualTo(Map.of("size", 1L, "open", Map.of()));
  }

  private static Object of(String yaml) {
    return CelValues.of(new Schema(Yaml.parse(SCHEMA)), Yaml.parse(yaml));
  }
}
