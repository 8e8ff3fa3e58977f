package dev.hotswap.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.testkit.apiserver.FakeApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

class CustomResourceExampleTest {

  private static final String CRD =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: shops.example.com}
      spec:
        group: example.com
        scope: Namespaced
        names: {kind: Shop, plural: shops, singular: shop, listKind: ShopList}
        versions:
        - name: v1
          served: true
          storage: true
          schema:
            openAPIV3Schema:
              type: object
              properties:
                spec:
                  type: object
                  x-kubernetes-validations:
                  - rule: self.open < self.close
                    messageExpression: "'opens at ' + string(self.open) + ', after it closes'"
                  properties:
                    open: {type: integer, default: 8}
                    close: {type: integer, maximum: 24}
      """;
  private static final String SHOP =
      """
      apiVersion: example.com/v1
      kind: Shop
      metadata: {name: %s, namespace: default}
      spec: %s
      """;

  @Test
  void holds_custom_resources_to_schema_and_rules() {
    try (FakeApiServer server = FakeApiServer.start();
        KubernetesClient client = server.client()) {
      client.resource(CRD).create();
      HasMetadata shop = client.resource(SHOP.formatted("good", "{close: 20}")).create();
      assertThat(((GenericKubernetesResource) shop).<Integer>get("spec", "open")).isEqualTo(8);

      assertThatThrownBy(() -> client.resource(SHOP.formatted("late", "{close: 7}")).create())
          .hasMessageContaining("opens at 8, after it closes");
      assertThatThrownBy(() -> client.resource(SHOP.formatted("odd", "{close: 25}")).create())
          .hasMessageContaining("spec.close in body should be less than or equal to 24");
    }
  }
}
