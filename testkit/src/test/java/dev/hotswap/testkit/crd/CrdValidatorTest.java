package dev.hotswap.testkit.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrdValidatorTest {
  private static final String CRD =
      """
      metadata: {name: boxes.example.com}
      spec:
        group: example.com
        names: {kind: Box}
        versions:
        - name: v1
          schema:
            openAPIV3Schema:
              type: object
              properties:
                spec:
                  type: object
                  required: [size]
                  properties:
                    size: {type: integer, minimum: 1, default: 3}
                    lid:
                      type: object
                      properties:
                        colour: {type: string, default: red}
                    seals:
                      type: array
                      x-kubernetes-list-type: map
                      x-kubernetes-list-map-keys: [name]
                      items:
                        type: object
                        required: [name]
                        properties:
                          name: {type: string}
                          year:
                            type: integer
                            x-kubernetes-validations:
                            - rule: self >= oldSelf
                              message: years do not go back
      """;

  private final CrdValidator validator = CrdValidator.of(Yaml.parse(CRD), "v1");

  @Test
  void fillsDefaultsButNotInsideOfWhatIsAbsent() {
    assertThat(validator.admit(box("{}"))).isEqualTo(box("{size: 3}"));
    assertThat(validator.admit(box("{lid: {}}"))).isEqualTo(box("{size: 3, lid: {colour: red}}"));
  }

  @Test
  void takesAwayWhatTheSchemaDoesNotKnowAndNamesIt() {
    ObjectNode box = box("{size: 1, weight: 2, lid: {colour: blue, shape: null}}");

    assertThat(validator.admit(box)).isEqualTo(box("{size: 1, lid: {colour: blue}}"));
    assertThat(validator.unknownFields(box)).containsExactly("spec.weight", "spec.lid.shape");
  }

  @Test
  void readsNullAsAbsent() {
    assertThat(validator.admit(box("{size: null}"))).isEqualTo(box("{size: 3}"));
  }

  @Test
  void comparesEntriesOfAKeyedListWithTheirFormerSelves() {
    ObjectNode old = box("{size: 1, seals: [{name: a, year: 2001}, {name: b, year: 2002}]}");
    ObjectNode swapped = box("{size: 1, seals: [{name: b, year: 2002}, {name: a, year: 2000}]}");

    assertThat(validator.validate(swapped, Optional.of(old)))
        .extracting(FieldError::toString)
        .containsExactly("spec.seals[1].year: Invalid value: \"integer\": years do not go back");
    assertThat(validator.validate(swapped, Optional.empty())).isEmpty();
  }

  @Test
  void saysThatRulesWereNotRunOnABrokenObject() {
    assertThat(validator.validate(box("{size: many}"), Optional.empty()))
        .extracting(FieldError::field)
        .containsExactly("spec.size", "<nil>");
  }

  @Test
  void wordsTheRefusalAsTheServerDoes() {
    var errors = validator.validate(box("{size: 0}"), Optional.empty());

    assertThat(validator.refusal("mine", errors))
        .isEqualTo(
            "Box.example.com \"mine\" is invalid: spec.size: Invalid value: 0: spec.size in body"
                + " should be greater than or equal to 1");
  }

  @Test
  void refusesKeywordsThatItDoesNotPlay() {
    JsonNode crd = Yaml.parse(CRD.replace("minimum: 1", "multipleOf: 2"));

    assertThatThrownBy(() -> CrdValidator.of(crd, "v1").admit(box("{}")))
        .hasMessageContaining("multipleOf");
  }

  private static ObjectNode box(String spec) {
    return (ObjectNode) Yaml.parse("spec: " + spec);
  }
}
