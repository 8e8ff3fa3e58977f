package dev.hotswap.testkit.apiserver.contract;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The contract on a {@link RealServer}. Each test leaves a namespace behind to be deleted. */
@EnabledIfSystemProperty(named = RealServer.KUBECONFIG, matches = ".+")
class RealServerTest implements ApiContract {
  private final String namespace = "contract-" + UUID.randomUUID();
  private final Config config = RealServer.config();
  private final KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build();

  @BeforeEach
  void createNamespace() {
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
  }

  @AfterEach
  void deleteNamespace() {
    client.namespaces().withName(namespace).delete();
    client.close();
  }

  @Override
  public KubernetesClient client() {
    return client;
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public KubernetesClient clientOf(String user) {
    Config other = new ConfigBuilder(config).withImpersonateUsername(user).build();
    return new KubernetesClientBuilder().withConfig(other).build();
  }
}
