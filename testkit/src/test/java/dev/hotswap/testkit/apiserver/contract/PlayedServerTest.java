package dev.hotswap.testkit.apiserver.contract;

import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.User;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract on the server that this testkit plays. */
class PlayedServerTest implements ApiContract {
  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();

  @BeforeEach
  void createNamespace() {
    server.createNamespace("shop");
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Override
  public KubernetesClient client() {
    return client;
  }

  @Override
  public String namespace() {
    return "shop";
  }

  @Override
  public KubernetesClient clientOf(String user) {
    return server.client(User.named(user));
  }
}
