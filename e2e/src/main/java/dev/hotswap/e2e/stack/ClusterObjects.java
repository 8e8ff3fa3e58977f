package dev.hotswap.e2e.stack;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What an administrator installs before the operator runs: namespaces, resources, rights. */
public final class ClusterObjects {
  private static final List<String> NAMESPACES =
      List.of("shop", GatewayPods.NAMESPACE, "hotswap-system");

  private final KubernetesClient client;

  /** Installs through a client that may do everything. */
  public ClusterObjects(KubernetesClient client) {
    this.client = client;
  }

  /** Installs from the files that a user would install from; the operator is a process here. */
  public void create(Path repository) throws IOException {
    NAMESPACES.forEach(this::namespace);
    applyAll(repository.resolve("crds/src/main/resources/META-INF/hotswap"));
    applyAll(repository.resolve("operator/deploy"));
  }

  /** Creates a namespace unless it exists, with the label that the operator's grants go by. */
  public void namespace(String name) {
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("tenant", "e2e")
                .endMetadata()
                .build())
        .forceConflicts()
        .serverSideApply();
  }

  private void applyAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        apply(file);
      }
    }
  }

  /** Applies every object of a file except Deployments. */
  public void apply(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      apply(in);
    }
  }

  /** Applies every object of a text except Deployments. */
  public void apply(String text) {
    apply(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Applies every object of a text except Deployments. */
  public void apply(InputStream text) {
    client.load(text).items().stream()
        .filter(item -> !item.getKind().equals("Deployment"))
        .forEach(this::apply);
  }

  private void apply(HasMetadata item) {
    client.resource(item).forceConflicts().serverSideApply();
  }
}
