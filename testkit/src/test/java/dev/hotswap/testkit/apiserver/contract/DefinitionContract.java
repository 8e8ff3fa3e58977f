package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.apiserver.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a CRD has to say. */
interface DefinitionContract extends Subject {
  String PATH = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions?dryRun=All";
  String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: things.contract.hotswap.dev}
      spec:
        group: contract.hotswap.dev
        scope: Namespaced
        names: {kind: Thing, listKind: ThingList, plural: things, singular: thing}
        versions:
        - name: v1
          served: true
          storage: true
          schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object}}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name: things.contract | name: others.contract | metadata.name: Invalid value: "others.contract.hotswap.dev": must be spec.names.plural+"."+spec.group
          scope: Namespaced | scope: Planet | spec.scope: Unsupported value: "Planet": supported values: "Cluster", "Namespaced"
          storage: true | storage: false | spec.versions: Invalid value:
          'spec: {type: object}' | 'spec: {description: x}' | spec.validation.openAPIV3Schema.properties[spec].type: Required value: must not be empty for specified object fields
          'spec: {type: object}' | 'spec: {type: array}' | spec.validation.openAPIV3Schema.properties[spec].items: Required value: must be specified
          'spec: {type: object}' | 'spec: {type: array, items: {}}' | spec.validation.openAPIV3Schema.properties[spec].items.type: Required value: must not be empty for specified array items
          'spec: {type: object}' | 'spec: {type: array, items: {type: object}, x-kubernetes-list-type: map}' | spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-list-map-keys: Required value: must not be empty if x-kubernetes-list-type is map
          """)
  default void a_definition_that_makes_no_sense_is_refused(
      String good, String bad, String message) {
    Exchange accepted = define(DEFINITION);
    Exchange refused = define(DEFINITION.replace(good, bad));

    assertThat(accepted.code()).isEqualTo(201);
    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused.message()).contains(message);
  }

  private Exchange define(String yaml) {
    String body = Json.text(Json.parseYaml(yaml));
    return Exchange.of(client(), "POST", PATH, "application/json", body);
  }
}
