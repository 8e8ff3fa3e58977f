package dev.hotswap.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.PolicyRule;
import dev.hotswap.testkit.apiserver.access.User;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.junit.jupiter.api.Test;

class RightsExampleTest {

  @Test
  void knows_who_may_do_what() {
    User operator = User.serviceAccount("shop", "operator");
    try (FakeApiServer server = FakeApiServer.start();
        KubernetesClient client = server.client(operator)) {
      assertThatThrownBy(() -> client.pods().inNamespace("default").list())
          .hasMessageContaining(
              "User \"system:serviceaccount:shop:operator\" cannot list resource \"pods\"");

      // Or create Roles, ClusterRoles and their bindings: they count too.
      server.grant(
          operator, new PolicyRule(List.of("list"), List.of(""), List.of("pods"), List.of()));

      assertThat(client.pods().inNamespace("default").list().getItems()).isEmpty();
    }
  }
}
