package dev.hotswap.e2e.stack;

import dev.hotswap.e2e.kubelet.ProcessKubelet;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.controllers.ControllerLoop;
import dev.hotswap.testkit.gateway.GatewayInstance;
import dev.hotswap.testkit.gateway.GatewaySettings;
import dev.hotswap.testkit.gateway.PlayedGateway;
import dev.hotswap.testkit.gateway.config.Propagation;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A whole cluster on this machine without containers: a played API server, controllers and gateway,
 * real processes for pods, and the operator as a process of its own. Leaves nothing behind.
 */
public final class EmbeddedStack implements Stack {
  private static final String OPERATOR_NAMESPACE = "hotswap-system";

  private final Path folder;
  private final Closing closing = new Closing();
  private final KubernetesClient client;
  private final FakeApiServer server;
  private final Images images;
  private final Dependency dependency;
  private final PlayedGateway gateway;
  private final OperatorProcess operator;

  private EmbeddedStack(Path repository, Consumer<String> progress) throws IOException {
    Path work = Files.createDirectories(repository.resolve("e2e/target/stack"));
    folder = Files.createTempDirectory(work, "run-");
    dependency = new Dependency(folder.resolve("dependency.env"), "ERROR_RATE=0.2");
    images = new Images(new ServiceBinaries(repository, progress));
    server = closing.later(FakeApiServer.start());
    client = closing.later(server.client());
    new ClusterObjects(client).create(repository);
    ControllerLoop cluster = closing.later(PlayedNodes.clusterOf(server));
    cluster.start();
    Loopback loopback = Loopback.ofThisProcess();
    closing.later(new ProcessKubelet(client, PlayedNodes.kubelet(images, loopback, folder)));
    gateway =
        closing.later(
            new PlayedGateway(
                client,
                GatewaySettings.ISTIO.flushing(Duration.ofSeconds(1)),
                Propagation.ISTIO,
                loopback.gateways()));
    new GatewayPods(client, Clock.systemUTC()).create(loopback.gateways());
    operator = closing.later(newOperator(repository));
  }

  /**
   * Starts everything but the operator.
   *
   * @param repository root of the checkout
   * @param progress gets a line for each thing that takes time
   */
  public static EmbeddedStack start(Path repository, Consumer<String> progress) throws IOException {
    return new EmbeddedStack(repository, progress);
  }

  private OperatorProcess newOperator(Path repository) throws IOException {
    Path settings = folder.resolve("operator.yaml");
    Files.writeString(settings, Resource.text("demo/operator.yaml", Map.of("dialect", "Istio")));
    User user = User.serviceAccount(OPERATOR_NAMESPACE, "hotswap-operator");
    Path kubeconfig = Kubeconfig.write(folder.resolve("kubeconfig"), server.clientConfig(user));
    return new OperatorProcess(
        Launcher.usual(repository, "embedded", settings, kubeconfig),
        folder.resolve("operator.log"));
  }

  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public KubernetesClient client() {
    return client;
  }

  /** Its folder: settings, kubeconfigs and logs. */
  public Path folder() {
    return folder;
  }

  /** A kubeconfig of somebody who may do everything. */
  public Path kubeconfig() {
    return Kubeconfig.write(folder.resolve("admin.kubeconfig"), server.clientConfig(User.ADMIN));
  }

  /** The API server, for its audit log and its faults. */
  public FakeApiServer server() {
    return server;
  }

  @Override
  public Images images() {
    return images;
  }

  @Override
  public OperatorProcess operator() {
    return operator;
  }

  @Override
  public List<InetSocketAddress> gateways() {
    return gateway.instances().stream().map(GatewayInstance::address).toList();
  }

  @Override
  public Dependency dependency() {
    return dependency;
  }

  /** Ends every process and server, the last one first. Calling it twice is harmless. */
  @Override
  public void close() {
    closing.close();
  }
}
