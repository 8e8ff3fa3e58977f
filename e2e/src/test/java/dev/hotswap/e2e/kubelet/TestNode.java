package dev.hotswap.e2e.kubelet;

import dev.hotswap.e2e.kubelet.container.BackOff;
import dev.hotswap.e2e.kubelet.image.Image;
import dev.hotswap.e2e.kubelet.image.ImageCatalog;
import dev.hotswap.e2e.kubelet.image.Program;
import dev.hotswap.testkit.Closing;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.http.Framing;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.RequestHead;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** The node win-1 of a fake API server, and the images it can get. */
final class TestNode implements Closeable {

  static final String DIGEST = "sha256:" + "a".repeat(64);
  static final int PORT = 8080;

  private final Closing closing = new Closing();
  final FakeApiServer server = closing.later(FakeApiServer.start());
  final KubernetesClient client = closing.later(server.client());
  final ImageCatalog images = new ImageCatalog();
  final ProcessKubelet kubelet;

  TestNode(Path logs) {
    server.createNamespace("shop");
    images.publish("shop/service:1.0", image(PlayedProgram.program()));
    kubelet =
        closing.later(
            new ProcessKubelet(
                client,
                new KubeletSettings(
                    Set.of("win-1"),
                    images,
                    AddressPool.loopback(77),
                    new BackOff(Duration.ofMillis(100), Duration.ofMillis(400)),
                    logs,
                    InstantSource.system())));
  }

  static Image image(Program program) {
    return new Image(DIGEST, Duration.ZERO, program);
  }

  static Image script(String script) {
    return image(Program.of("/bin/sh", "-c", script));
  }

  /** Creates the pod p on this node; the text is the rest of its spec. */
  void run(String spec) {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: p, namespace: shop, labels: {tier: front}}
        spec:
          nodeName: win-1
        %s
        """
            .formatted(spec.indent(2));
    client.resource(pod).create();
  }

  Optional<Pod> find() {
    return Optional.ofNullable(client.pods().inNamespace("shop").withName("p").get());
  }

  Pod pod() {
    return find().orElseThrow();
  }

  Optional<ContainerStatus> container() {
    return find()
        .flatMap(pod -> Optional.ofNullable(pod.getStatus()))
        .flatMap(status -> status.getContainerStatuses().stream().findFirst());
  }

  int restarts() {
    return container().map(ContainerStatus::getRestartCount).orElse(0);
  }

  boolean isReady() {
    return container().filter(ContainerStatus::getReady).isPresent();
  }

  boolean isWaitingFor(String reason) {
    return container()
        .map(status -> status.getState().getWaiting())
        .filter(waiting -> reason.equals(waiting.getReason()))
        .isPresent();
  }

  Optional<ProcessHandle> process() {
    return kubelet.process("shop", "p");
  }

  /** What the pod's service answers. */
  String ask(String path) throws IOException {
    var address = new InetSocketAddress(pod().getStatus().getPodIP(), PORT);
    try (var connection = HttpConnection.open(address, Duration.ofSeconds(5))) {
      connection.write(RequestHead.get(path, "p"));
      connection.flush();
      Framing framing = Framing.of("GET", connection.readResponse());
      return new String(connection.body(framing).readAll(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    closing.close();
  }
}
