package dev.hotswap.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.testkit.apiserver.FakeApiServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

class ApiServerExampleTest {

  @Test
  void serves_any_client() {
    try (FakeApiServer server = FakeApiServer.start();
        KubernetesClient client = server.client()) {
      server.createNamespace("shop");
      ConfigMap settings =
          new ConfigMapBuilder()
              .withNewMetadata()
              .withName("settings")
              .withNamespace("shop")
              .endMetadata()
              .addToData("replicas", "2")
              .build();
      client.resource(settings).fieldManager("gitops").serverSideApply();
      settings.getData().put("replicas", "3");

      assertThatThrownBy(() -> client.resource(settings).fieldManager("me").serverSideApply())
          .hasMessageContaining("conflict with \"gitops\": .data.replicas");
      assertThat(client.resource(settings).get().getData()).containsEntry("replicas", "2");
    }
  }
}
