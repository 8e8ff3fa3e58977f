package dev.hotswap.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import dev.hotswap.operator.app.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {
  private static final String README =
      """
      # The chart hotswap

      Installs the [Hotswap](../../README.md) operator: `helm install hotswap helm/hotswap -n hotswap-system --create-namespace`. Step by step, with upgrade, way back
      and removal: [docs/howto/install.md](../../docs/howto/install.md).

      Rights are kept in `templates/_rights.tpl` and nowhere else; `operator/deploy` is this chart rendered. `ci/` holds sets of values that tests render with Helm 3
      and 4, lint, and apply to a real API server.

      ## Values

      Generated from `values.schema.json` and `values.yaml`: edit those. What is not listed here, or of another type, is refused before anything is installed.

      | value | default | meaning |
      |---|---|---|
      """;

  @Test
  void every_value_has_a_default_and_a_meaning() throws IOException {
    assertThat(ValuesTable.read().undeclared()).isEmpty();
  }

  @Test
  void the_page_lists_every_value() throws IOException {
    String rows = String.join("\n", ValuesTable.read().rows());
    new Generated(Chart.FOLDER.resolve("README.md")).says(README + rows + "\n");
  }

  @Test
  void it_is_of_the_version_of_the_build() throws IOException {
    JsonNode chart = new YAMLMapper().readTree(Chart.FOLDER.resolve("Chart.yaml").toFile());
    String pom = Files.readString(Path.of("pom.xml"));

    assertThat(pom).contains("<version>" + chart.path("version").asText() + "</version>");
    assertThat(chart.path("appVersion")).isEqualTo(chart.path("version"));
    assertThat(Files.readString(Chart.FOLDER.resolve("LICENSE")))
        .isEqualTo(Files.readString(Path.of("..", "LICENSE")));
  }

  @Test
  void it_has_nothing_that_lint_finds() {
    assertThat(new Helm(Chart.FOLDER).lint().strict().call().isFailed()).isFalse();
  }

  static List<Path> values() throws IOException {
    return Chart.valuesFiles();
  }

  @ParameterizedTest
  @MethodSource("values")
  void the_operator_reads_the_settings_that_it_is_given(Path values) {
    String rendered = Chart.rendering().withValuesFile(values).call();
    JsonNode map = Chart.object(rendered, "ConfigMap", "");

    String settings = map.path("data").path("settings.yaml").asText();
    assertThat(SettingsFile.parse(settings, values.toString())).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("values")
  void its_pods_fit_the_restricted_level_and_linux_nodes(Path values) {
    String rendered = Chart.rendering().withValuesFile(values).call();
    JsonNode pod = Chart.object(rendered, "Deployment", "").path("spec").path("template");
    JsonNode container = pod.path("spec").path("containers").path(0).path("securityContext");

    assertThat(pod.at("/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at("/spec/securityContext/seccompProfile/type").asText())
        .isEqualTo("RuntimeDefault");
    assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    assertThat(pod.at("/spec/nodeSelector/kubernetes.io~1os").asText()).isEqualTo("linux");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replica: 3 | replica",
        "replicas: many | /replicas",
        "replicas: 0 | /replicas",
        "crds: {instal: true} | instal",
        "image: {digest: sha256:12} | /image/digest",
        "resources: {limits: {memory: 384MB}} | /resources/limits/memory",
        "settings: {grant: []} | grant",
        "settings: {grants: [{hosts: example.com}]} | /settings/grants/0/hosts",
        "settings: {lease: {duration: 9 seconds}} | /settings/lease/duration",
        "settings: {metricSources: {p: {prometheus: {every: 5s}}}} | url",
        "settings: {metricSources: {g: {gatewayStats: {namespace: i, labels: {a: b}, dialect: istio}}}} | dialect",
        "metrics: {serviceMonitor: {interval: 15}} | /metrics/serviceMonitor/interval",
        "resources: {limits: {memory: 128Mi}} | raise the limit to 256Mi or more",
        "jvm: {heapPercent: 80} | lower the percentage or raise the limit",
        "resources: {requests: {memory: 1Gi}} | ask for no more than the limit",
        "settings: {lease: {enabled: false}} | several operators would act at once",
        "metrics: {service: false, serviceMonitor: {enabled: true}} | use metrics.podMonitor",
      })
  void what_is_mistyped_is_refused_with_its_place(String values, String named) {
    assertThatThrownBy(() -> Chart.rendered(values))
        .satisfies(
            thrown ->
                assertThat(String.valueOf(thrown.getMessage()).replace('.', '/'))
                    .contains(named.replace('.', '/')));
  }

  @Test
  void a_change_of_grants_restarts_no_pod_and_a_change_of_anything_else_does() {
    String before = ofTheStart("{}");

    assertThat(ofTheStart("settings: {grants: [{namespaces: [shop], hosts: [a.example.com]}]}"))
        .isEqualTo(before);
    assertThat(ofTheStart("settings: {reconcile: {threads: 8}}")).isNotEqualTo(before);
  }

  private static String ofTheStart(String values) {
    JsonNode deployment = Chart.object(Chart.rendered(values), "Deployment", "");
    String annotation = "/spec/template/metadata/annotations/hotswap.dev~1settings-of-the-start";
    return deployment.at(annotation).asText();
  }

  @Test
  void definitions_of_resources_are_kept_unless_said_otherwise() {
    assertThat(policies("{}")).containsOnly("keep");
    assertThat(policies("crds: {keep: false}")).containsOnly("");
    assertThat(policies("crds: {install: false}")).isEmpty();
  }

  private static Set<String> policies(String values) {
    return Chart.objects(Chart.rendered(values)).stream()
        .filter(object -> object.path("kind").asText().equals("CustomResourceDefinition"))
        .map(object -> object.at("/metadata/annotations/helm.sh~1resource-policy").asText())
        .collect(Collectors.toSet());
  }

  @Test
  void in_some_namespaces_only_it_writes_nowhere_else() {
    String rendered = Chart.rendered("settings: {watch: {namespaces: [shop]}}");
    Set<String> verbs = new TreeSet<>();
    Chart.object(rendered, "ClusterRole", "-cluster")
        .path("rules")
        .forEach(rule -> rule.path("verbs").forEach(verb -> verbs.add(verb.asText())));

    assertThat(verbs).containsExactly("list", "watch");
    assertThat(Chart.object(rendered, "Role", "-gateway").at("/metadata/namespace").asText())
        .isEqualTo("istio-ingress");
    assertThat(Chart.objects(rendered))
        .filteredOn(object -> object.path("kind").asText().equals("ClusterRole"))
        .extracting(object -> object.at("/metadata/name").asText())
        .containsExactlyInAnyOrder(
            "hotswap-operator-cluster", "hotswap-operator-view", "hotswap-operator-edit");
  }

  @Test
  void alerts_and_dashboard_ask_for_metrics_that_there_are() throws IOException {
    Set<String> exported = exported();
    String asked =
        Files.readString(Chart.FOLDER.resolve("files/rules.yaml"))
            + Files.readString(Chart.FOLDER.resolve("files/dashboard.json"));

    assertThat(Pattern.compile("hotswap_[a-z_]+").matcher(asked).results().map(r -> r.group()))
        .isNotEmpty()
        .map(name -> name.replaceAll("_(total|seconds_bucket|seconds_count|seconds)$", ""))
        .allSatisfy(name -> assertThat(exported).contains(name));
  }

  @Test
  void alerts_name_pages_of_the_runbook() throws IOException {
    for (JsonNode rule :
        new YAMLMapper().readTree(Chart.FOLDER.resolve("files/rules.yaml").toFile())) {
      assertThat(Path.of("..", "docs", "runbook", rule.path("runbook").asText() + ".md")).exists();
    }
  }

  /** Names as the sources write them, the way Prometheus sees them. */
  private static Set<String> exported() throws IOException {
    Pattern name = Pattern.compile("\"hotswap\\.[a-z.]+\"");
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      Set<String> names = new TreeSet<>();
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        name.matcher(Files.readString(file))
            .results()
            .map(found -> found.group().replace("\"", "").replace('.', '_'))
            .forEach(names::add);
      }
      names.add("hotswap_gateway_pods_late"); // made of a prefix and GatewayMeter's own names
      return names;
    }
  }
}
