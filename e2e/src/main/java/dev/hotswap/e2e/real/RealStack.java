package dev.hotswap.e2e.real;

import dev.hotswap.e2e.real.cluster.NodePool;
import dev.hotswap.e2e.real.cluster.RealNode;
import dev.hotswap.e2e.real.cluster.Users;
import dev.hotswap.e2e.real.part.PartName;
import dev.hotswap.e2e.real.part.RunningPart;
import dev.hotswap.e2e.stack.Dependency;
import dev.hotswap.e2e.stack.Images;
import dev.hotswap.e2e.stack.OperatorProcess;
import dev.hotswap.e2e.stack.Resource;
import dev.hotswap.e2e.stack.ServiceBinaries;
import dev.hotswap.e2e.stack.Stack;
import dev.hotswap.testkit.kubelet.AddressPool;
import dev.hotswap.testkit.kubelet.KubeletSettings;
import dev.hotswap.testkit.kubelet.ProcessKubelet;
import dev.hotswap.testkit.kubelet.container.BackOff;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A real control plane, a real istiod, a real Envoy and a real Prometheus, all of them processes in
 * one private network. Played are the nodes: pods are processes of this machine, run by the
 * testkit's kubelet.
 */
public final class RealStack implements Stack {
  private static final String BUILD = "10.0.20348";
  private static final List<RealNode> NODES =
      List.of(
          new RealNode("windows-0", Optional.of(BUILD), "win22"),
          new RealNode("windows-1", Optional.of(BUILD), "win22"),
          new RealNode("windows-2", Optional.of(BUILD), "win22"),
          new RealNode("linux-0", Optional.empty(), "linux"));

  private final Closing closing = new Closing();
  private final Programs programs;
  private final Places places;
  private final Parts parts;
  private final Images images;
  private final Dependency dependency;
  private final NodePool nodes;
  private final ProcessKubelet kubelet;
  private final OperatorProcess operator;

  private RealStack(Path repository, Consumer<String> progress)
      throws IOException, InterruptedException {
    programs = Programs.built(repository, progress);
    places = Places.create(repository);
    progress.accept("logs of the stack: " + places.logs());
    dependency = new Dependency(places.data().resolve("dependency.env"), "ERROR_RATE=0.2");
    images = new Images(new ServiceBinaries(repository, progress));
    parts = closing.later(new Parts(programs, places, progress));
    parts.startControlPlane();
    KubernetesClient client = parts.client(Users.ADMIN);
    nodes = closing.later(new NodePool(parts.client(Users.KUBELETS), Clock.systemUTC(), NODES));
    new Installation(client, programs.folder()).create(repository);
    nodes.register();
    kubelet = closing.later(new ProcessKubelet(parts.client(Users.KUBELETS), kubeletSettings()));
    parts.startMesh();
    operator = closing.later(newOperator());
  }

  /**
   * Starts everything but the operator, in the private network of {@code e2e/real/namespace}.
   *
   * @param repository root of the checkout
   * @param progress gets a line for each thing that takes time
   */
  public static RealStack start(Path repository, Consumer<String> progress)
      throws IOException, InterruptedException {
    return new RealStack(repository, progress);
  }

  private KubeletSettings kubeletSettings() {
    List<String> addresses =
        IntStream.range(0, 4 * 250)
            .mapToObj(i -> "10.244." + (1 + i / 250) + "." + (1 + i % 250))
            .toList();
    return new KubeletSettings(
        Set.of("windows-0", "windows-1", "windows-2"),
        images.catalog(),
        AddressPool.of(addresses),
        BackOff.KUBELET,
        places.logs(),
        Clock.systemUTC());
  }

  private OperatorProcess newOperator() throws IOException {
    Path settings = places.data().resolve("operator.yaml");
    Files.writeString(settings, Resource.text("real/operator.yaml", Map.of()));
    return new OperatorProcess(
        settings, parts.kubeconfig(Users.OPERATOR), places.logs().resolve("operator.log"));
  }

  @Override
  public String name() {
    return "real";
  }

  @Override
  public KubernetesClient client() {
    return parts.client(Users.ADMIN);
  }

  @Override
  public Images images() {
    return images;
  }

  @Override
  public Dependency dependency() {
    return dependency;
  }

  @Override
  public OperatorProcess operator() {
    return operator;
  }

  @Override
  public List<InetSocketAddress> gateways() {
    return List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), Mesh.PORT));
  }

  /** One of its programs, to be killed, paused or started again. */
  public RunningPart part(PartName name) {
    return parts.part(name);
  }

  /** The nodes, to be lost and found. */
  public NodePool nodes() {
    return nodes;
  }

  /** The kubelet, to find the processes of pods. */
  public ProcessKubelet kubelet() {
    return kubelet;
  }

  /** The folder of its programs, kubectl among them. */
  public Path programs() {
    return programs.folder();
  }

  /** Where its files are. */
  public Places places() {
    return places;
  }

  /** A kubeconfig of somebody who may do everything. */
  public Path kubeconfig() {
    return parts.kubeconfig(Users.ADMIN);
  }

  /** Ends every process, the last one first. Calling it twice is harmless. */
  @Override
  public void close() {
    closing.close();
  }
}
