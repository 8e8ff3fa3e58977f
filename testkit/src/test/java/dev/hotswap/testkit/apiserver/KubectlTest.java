package dev.hotswap.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.apiserver.contract.Manifests;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * People look into the played server with {@code kubectl}; on machines that have none, the contract
 * still says what it asks for.
 */
@EnabledIf("installed")
class KubectlTest {
  private final FakeApiServer server = FakeApiServer.start(Settings.DEFAULT.anonymous(User.ADMIN));
  private final KubernetesClient client = server.client();
  @TempDir private Path folder;

  static boolean installed() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
  }

  @BeforeEach
  void defineKind() {
    client.resource(Serialization.unmarshal(Widget.CRD, CustomResourceDefinition.class)).create();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void applies_and_shows_what_there_is() throws Exception {
    String deployment = file(Serialization.asYaml(new Manifests("default").deployment(2)));

    assertThat(kubectl("apply", "-f", deployment)).contains("payment-a created");
    assertThat(kubectl("apply", "-f", deployment)).contains("payment-a unchanged");
    assertThat(kubectl("get", "deploy")).contains("READY", "payment-a", "0/2");
    assertThat(kubectl("scale", "deploy/payment-a", "--replicas=5")).contains("scaled");
    assertThat(kubectl("get", "all")).contains("deployment.apps/payment-a", "0/5");
    assertThat(kubectl("get", "deploy", "-o", "wide")).contains("payment:1.0");
    assertThat(kubectl("delete", "deploy", "payment-a")).contains("deleted");
  }

  @Test
  void applies_by_the_server_and_names_conflicts() throws Exception {
    String widget = file(widget(3));
    String other = file(widget(4));

    assertThat(kubectl("apply", "--server-side", "-f", widget)).contains("serverside-applied");
    assertThat(kubectl("apply", "--server-side", "--field-manager=me", "-f", other))
        .contains("conflict with \"kubectl\": .spec.size");
    assertThat(kubectl("apply", "--server-side", "--dry-run=server", "-f", other))
        .contains("(server dry run)");
    assertThat(kubectl("get", "widgets", "-o", "jsonpath={.items[0].spec.size}")).isEqualTo("3");
  }

  @Test
  void refuses_fields_that_no_one_knows() throws Exception {
    String widget = file(widget(3).replace("size", "sise"));

    assertThat(kubectl("apply", "-f", widget)).contains("unknown field \"spec.sise\"");
  }

  @Test
  void waits_and_explains() throws Exception {
    kubectl("apply", "-f", file(widget(3)));

    assertThat(kubectl("wait", "--for=jsonpath={.spec.size}=3", "widget/w", "--timeout=10s"))
        .contains("condition met");
    assertThat(kubectl("explain", "widget.spec")).contains("size", "<integer>");
    assertThat(kubectl("explain", "deploy.spec.replicas")).contains("<integer>");
  }

  private static String widget(int size) {
    return """
    apiVersion: test.hotswap.dev/v1
    kind: Widget
    metadata: {name: w, namespace: default}
    spec: {size: %d}
    """
        .formatted(size);
  }

  private String file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "manifest", ".yaml"), content).toString();
  }

  /** What it says, on standard output or else. */
  private String kubectl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kubectl", "--server", server.url()));
    command.addAll(List.of("--cache-dir", folder.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("KUBECONFIG", folder.resolve("none").toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
