package dev.hotswap.e2e.stack;

import dev.hotswap.testkit.apiserver.FakeApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What an administrator installs before the operator runs: namespaces, resources, rights. */
final class ClusterObjects {
  private final KubernetesClient client;
  private final FakeApiServer server;

  ClusterObjects(KubernetesClient client, FakeApiServer server) {
    this.client = client;
    this.server = server;
  }

  /** Installs from the files that a user would install from. */
  void create(Path repository) throws IOException {
    List.of("shop", GatewayPods.NAMESPACE, "hotswap-system").forEach(server::createNamespace);
    apply(repository.resolve("crds/src/main/resources/META-INF/hotswap"));
    apply(repository.resolve("operator/deploy"));
  }

  private void apply(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          client
              .load(in)
              .items()
              .forEach(item -> client.resource(item).forceConflicts().serverSideApply());
        }
      }
    }
  }
}
