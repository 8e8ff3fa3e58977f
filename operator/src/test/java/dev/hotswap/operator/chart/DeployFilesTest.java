package dev.hotswap.operator.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code operator/deploy}: the chart as plain files, for those who do not use Helm. */
class DeployFilesTest {
  private static final Path DEPLOY = Path.of("deploy");
  private static final Path CRDS = Path.of("../crds/src/main/resources/META-INF/hotswap");
  private static final List<String> OF_HELM =
      List.of("app.kubernetes.io/managed-by:", "helm.sh/chart:", "helm.sh/resource-policy:");
  private static final String HEAD = "# Rendered from helm/hotswap: do not edit. %s\n";

  @ParameterizedTest
  @ValueSource(strings = {"goreleases.hotswap.dev.yaml", "hotswappolicies.hotswap.dev.yaml"})
  void the_chart_carries_the_definitions_of_the_resources(String name) throws IOException {
    new Generated(Chart.FOLDER.resolve("files/crds").resolve(name))
        .says(Files.readString(CRDS.resolve(name)));
  }

  @Test
  void everything_in_one_file() throws IOException {
    String about =
        "The CustomResourceDefinitions and an operator for the whole cluster, in a namespace of its"
            + " own: kubectl apply --server-side --force-conflicts -f install.yaml";
    new Generated(DEPLOY.resolve("install.yaml"))
        .says(HEAD.formatted(about) + namespace() + plain("{}", kind -> true));
  }

  @Test
  void the_rights_alone() throws IOException {
    new Generated(DEPLOY.resolve("clusterrole.yaml"))
        .says(HEAD.formatted("What the operator may do.") + plain("{}", "ClusterRole"::equals, 1));
  }

  @Test
  void the_same_for_one_namespace() throws IOException {
    String about =
        "An operator for namespace shop alone, with the statistics of the gateway in istio-ingress:"
            + " replace both names.";
    String values = "settings: {watch: {namespaces: [shop]}}";
    new Generated(DEPLOY.resolve("namespaced/install.yaml"))
        .says(HEAD.formatted(about) + namespace() + plain(values, kind -> true));
  }

  private static String namespace() {
    return """
    ---
    apiVersion: v1
    kind: Namespace
    metadata:
      name: hotswap-system
      labels:
        pod-security.kubernetes.io/enforce: restricted
    """;
  }

  private static String plain(String values, Predicate<String> kinds) {
    return plain(values, kinds, Integer.MAX_VALUE);
  }

  /** Without what only Helm reads, so that Helm does not take it for its own later. */
  private static String plain(String values, Predicate<String> kinds, int atMost) {
    return Stream.of(Chart.rendered(values).split("(?m)^---$"))
        .filter(document -> !document.contains("helm.sh/hook"))
        .map(DeployFilesTest::withoutHelm)
        .filter(document -> kinds.test(kind(document)))
        .limit(atMost)
        .map(document -> "---\n" + document)
        .collect(Collectors.joining());
  }

  private static String withoutHelm(String document) {
    return document
            .lines()
            .filter(line -> !line.startsWith("# Source:"))
            .filter(line -> OF_HELM.stream().noneMatch(line.strip()::startsWith))
            .collect(Collectors.joining("\n"))
            .strip()
        + "\n";
  }

  private static String kind(String document) {
    try {
      JsonNode object = new YAMLMapper().readTree(document);
      return object == null ? "" : object.path("kind").asText();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(document, e);
    }
  }
}
