package dev.hotswap.e2e.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodIP;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingPodTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String SPEC =
      """
      terminationGracePeriodSeconds: 20
      containers:
      - name: service
        image: shop/service:1.0
        ports: [{name: http, containerPort: 8080}]
        env:
        - {name: PORT, value: "8080"}
        - {name: WHERE, value: "$(POD_NAME) on $(NODE)"}
        - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
        - {name: TIER, valueFrom: {fieldRef: {fieldPath: "metadata.labels['tier']"}}}
        startupProbe: {httpGet: {path: /readyz, port: http}, periodSeconds: 1, failureThreshold: 60}
        readinessProbe: {httpGet: {path: /readyz, port: http}, periodSeconds: 1, failureThreshold: 1}
        livenessProbe: {httpGet: {path: /alive, port: 8080}, periodSeconds: 1, failureThreshold: 1}
        lifecycle: {preStop: {sleep: {seconds: 1}}}
      """;

  private final TestNode node;

  ServingPodTest(@TempDir Path logs) {
    node = new TestNode(logs);
  }

  @BeforeEach
  void run() {
    node.run(SPEC);
    await().atMost(LONG).until(node::isReady);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void the_status_says_what_a_kubelet_would_say() {
    Pod pod = node.pod();
    ContainerStatus container = node.container().orElseThrow();

    assertThat(pod.getStatus().getPhase()).isEqualTo("Running");
    assertThat(pod.getStatus().getPodIP()).startsWith("127.77.");
    assertThat(pod.getStatus().getPodIPs())
        .extracting(PodIP::getIp)
        .containsExactly(pod.getStatus().getPodIP());
    assertThat(pod.getStatus().getStartTime()).isNotNull();
    assertThat(pod.getStatus().getConditions())
        .allMatch(condition -> condition.getStatus().equals("True"))
        .extracting(PodCondition::getType)
        .contains("PodScheduled", "Initialized", "ContainersReady", "Ready");
    assertThat(container.getImageID()).isEqualTo("shop/service@" + TestNode.DIGEST);
    assertThat(container.getState().getRunning().getStartedAt()).isNotNull();
    assertThat(container.getStarted()).isTrue();
    assertThat(container.getRestartCount()).isZero();
  }

  @Test
  void the_process_knows_its_pod() throws IOException {
    assertThat(node.ask("/env/POD_IP")).isEqualTo(node.pod().getStatus().getPodIP());
    assertThat(node.ask("/env/NODE")).isEqualTo("win-1");
    assertThat(node.ask("/env/TIER")).isEqualTo("front");
    assertThat(node.ask("/env/WHERE")).isEqualTo("p on $(NODE)");
    assertThat(node.ask("/env/HOME")).isEqualTo("(not set)");
  }

  @Test
  void an_unready_container_makes_the_pod_unready_and_is_left_alone() throws IOException {
    assertThat(node.ask("/break/readyz")).isEqualTo("broken");

    await().atMost(LONG).until(() -> !node.isReady());

    assertThat(node.pod().getStatus().getConditions())
        .filteredOn(condition -> condition.getType().equals("Ready"))
        .singleElement()
        .satisfies(ready -> assertThat(ready.getStatus()).isEqualTo("False"))
        .satisfies(ready -> assertThat(ready.getReason()).isEqualTo("ContainersNotReady"));
    assertThat(node.container().orElseThrow().getRestartCount()).isZero();
  }

  @Test
  void a_container_that_is_not_alive_is_restarted() throws IOException {
    assertThat(node.ask("/break/alive")).isEqualTo("broken");

    await().atMost(LONG).until(() -> node.restarts() == 1);
    await().atMost(LONG).until(node::isReady);

    assertThat(node.container().orElseThrow().getLastState().getTerminated().getExitCode())
        .isEqualTo(143);
  }

  @Test
  void a_killed_process_is_restarted() {
    assertThat(node.process().orElseThrow().destroyForcibly()).isTrue();

    await().atMost(LONG).until(() -> node.restarts() == 1);

    assertThat(node.container().orElseThrow().getLastState().getTerminated().getExitCode())
        .isEqualTo(137);
  }

  @Test
  void a_deleted_pod_ends_its_process_and_goes() {
    ProcessHandle process = node.process().orElseThrow();

    node.client.pods().inNamespace("shop").withName("p").delete();

    assertThat(process.isAlive()).as("preStop sleeps first").isTrue();
    await().atMost(LONG).until(() -> node.find().isEmpty());
    assertThat(process.isAlive()).isFalse();
  }
}
