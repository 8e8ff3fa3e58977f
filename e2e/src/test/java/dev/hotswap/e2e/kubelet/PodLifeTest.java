package dev.hotswap.e2e.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodLifeTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final TestNode node;

  PodLifeTest(@TempDir Path logs) {
    node = new TestNode(logs);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void a_crashing_container_backs_off_and_shows_how_it_ended() {
    node.images.publish("shop/bad:1.0", TestNode.script("exit 2"));
    node.run("containers: [{name: service, image: 'shop/bad:1.0'}]");

    await().atMost(LONG).until(() -> node.restarts() >= 2);
    await().atMost(LONG).until(() -> node.isWaitingFor("CrashLoopBackOff"));

    ContainerStateTerminated last = node.container().orElseThrow().getLastState().getTerminated();
    assertThat(last.getExitCode()).isEqualTo(2);
    assertThat(last.getReason()).isEqualTo("Error");
    assertThat(node.pod().getStatus().getPhase()).isEqualTo("Running");
  }

  @Test
  void an_image_that_cannot_be_pulled_is_pulled_when_it_is_there() {
    node.images.refuse("shop/late:1.0", "not found: no such manifest");
    node.run("containers: [{name: service, image: 'shop/late:1.0'}]");
    await().atMost(LONG).until(() -> node.isWaitingFor("ImagePullBackOff"));
    assertThat(node.pod().getStatus().getPhase()).isEqualTo("Pending");

    node.images.publish("shop/late:1.0", TestNode.script("exec sleep 600"));

    await().atMost(LONG).until(node::isReady);
  }

  @Test
  void an_image_puller_succeeds_and_reports_the_digest() {
    node.run(
        """
        restartPolicy: Never
        containers: [{name: pull, image: 'shop/service:1.0', command: [cmd, /c, exit]}]
        """);

    await().atMost(LONG).until(() -> node.container().isPresent() && over("Succeeded"));

    assertThat(node.container().orElseThrow().getImageID())
        .isEqualTo("shop/service@" + TestNode.DIGEST);
    assertThat(node.container().orElseThrow().getState().getTerminated().getExitCode()).isZero();
  }

  @Test
  void a_pod_that_is_never_restarted_fails_with_its_container() {
    node.images.publish("shop/bad:1.0", TestNode.script("exit 3"));
    node.run("restartPolicy: Never\ncontainers: [{name: job, image: 'shop/bad:1.0'}]");

    await().atMost(LONG).until(() -> node.container().isPresent() && over("Failed"));

    assertThat(node.container().orElseThrow().getState().getTerminated().getExitCode())
        .isEqualTo(3);
  }

  @Test
  void a_process_that_does_not_listen_to_sigterm_is_killed_after_the_grace_period() {
    node.images.publish("shop/deaf:1.0", TestNode.script("trap '' TERM; sleep 600; sleep 600"));
    node.run("containers: [{name: service, image: 'shop/deaf:1.0'}]");
    await().atMost(LONG).until(node::isReady);
    ProcessHandle process = node.process().orElseThrow();

    node.client.pods().inNamespace("shop").withName("p").withGracePeriod(1).delete();

    await().atMost(LONG).until(() -> node.find().isEmpty());
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void what_is_not_played_is_said() {
    node.run(
        """
        containers:
        - name: service
          image: shop/service:1.0
          env: [{name: KEY, valueFrom: {secretKeyRef: {name: s, key: k}}}]
        """);

    await().atMost(LONG).until(() -> node.isWaitingFor("CreateContainerConfigError"));

    assertThat(node.container().orElseThrow().getState().getWaiting().getMessage()).contains("KEY");
  }

  @Test
  void a_pod_of_another_node_is_left_alone() {
    node.images.publish("shop/long:1.0", TestNode.script("exec sleep 600"));
    node.client
        .resource(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: elsewhere, namespace: shop}
            spec: {nodeName: win-2, containers: [{name: service, image: 'shop/long:1.0'}]}
            """)
        .create();
    node.run("containers: [{name: service, image: 'shop/long:1.0'}]");
    await().atMost(LONG).until(node::isReady);

    assertThat(node.kubelet.process("shop", "elsewhere")).isEmpty();
  }

  @Test
  void a_kubelet_that_stops_leaves_no_process() {
    node.images.publish("shop/long:1.0", TestNode.script("exec sleep 600"));
    node.run("containers: [{name: service, image: 'shop/long:1.0'}]");
    await().atMost(LONG).until(node::isReady);
    ProcessHandle process = node.process().orElseThrow();

    node.kubelet.close();

    await().atMost(LONG).until(() -> !process.isAlive());
  }

  private boolean over(String phase) {
    return node.pod().getStatus().getPhase().equals(phase);
  }
}
