package dev.hotswap.e2e.real;

import dev.hotswap.e2e.real.autoscaling.MetricsApi;
import dev.hotswap.e2e.real.cluster.Kubelets;
import dev.hotswap.e2e.real.cluster.NodePool;
import dev.hotswap.e2e.real.cluster.RealNode;
import dev.hotswap.e2e.real.cluster.Users;
import dev.hotswap.e2e.real.part.PartName;
import dev.hotswap.e2e.real.part.RunningPart;
import dev.hotswap.e2e.stack.Closing;
import dev.hotswap.e2e.stack.ClusterObjects;
import dev.hotswap.e2e.stack.Dependency;
import dev.hotswap.e2e.stack.Images;
import dev.hotswap.e2e.stack.Launcher;
import dev.hotswap.e2e.stack.OperatorProcess;
import dev.hotswap.e2e.stack.Resource;
import dev.hotswap.e2e.stack.ServiceBinaries;
import dev.hotswap.e2e.stack.Stack;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A real control plane, a real istiod, a real Envoy and a real Prometheus, all of them processes in
 * one private network. Played are the nodes: pods are processes of this machine, run by the
 * testkit's kubelet.
 */
public final class RealStack implements Stack {
  private static final String LEASE = "hotswap-operator";
  private static final String BUILD = "10.0.20348";
  private static final String LINUX = "linux-0";

  /** The names of the Windows nodes. */
  public static final List<String> WINDOWS = List.of("windows-0", "windows-1", "windows-2");

  private final Closing closing = new Closing();
  private final Programs programs;
  private final Places places;
  private final Parts parts;
  private final Images images;
  private final Dependency dependency;
  private final NodePool nodes;
  private final Kubelets kubelets;
  private final OperatorProcess operator;
  private final OperatorProcess second;
  private Optional<MetricsApi> metrics = Optional.empty();

  private RealStack(Path repository, boolean bare, Consumer<String> progress)
      throws IOException, InterruptedException {
    programs = Programs.built(repository, progress);
    places = Places.create(repository);
    progress.accept("logs of the stack: " + places.logs());
    dependency = new Dependency(places.data().resolve("dependency.env"), "ERROR_RATE=0.2");
    images = new Images(new ServiceBinaries(repository, progress));
    parts = closing.later(new Parts(programs, places, progress));
    parts.startControlPlane();
    KubernetesClient client = parts.client(Users.ADMIN);
    nodes =
        closing.later(new NodePool(parts.client(Users.KUBELETS), Clock.systemUTC(), registered()));
    var installation = new Installation(client, programs.folder());
    if (bare) {
      installation.mesh();
    } else {
      installation.create(repository);
    }
    nodes.register();
    kubelets =
        closing.later(
            new Kubelets(parts.client(Users.KUBELETS), images.catalog(), nodes, places.logs()));
    WINDOWS.forEach(kubelets::start);
    parts.startMesh();
    operator = closing.later(newOperator(repository, 0));
    second = closing.later(newOperator(repository, 1));
  }

  /**
   * Starts everything but the operator, in the private network of {@code e2e/real/namespace}.
   *
   * @param repository root of the checkout
   * @param progress gets a line for each thing that takes time
   */
  public static RealStack start(Path repository, Consumer<String> progress)
      throws IOException, InterruptedException {
    return new RealStack(repository, false, progress);
  }

  /**
   * The same without anything of Hotswap in it, and with a kubelet for the Linux node: for a chart
   * that installs it. The operators of the stack must not be started.
   */
  public static RealStack bare(Path repository, Consumer<String> progress)
      throws IOException, InterruptedException {
    RealStack stack = new RealStack(repository, true, progress);
    stack.kubelets.start(LINUX);
    return stack;
  }

  private static List<RealNode> registered() {
    return Stream.concat(
            WINDOWS.stream().map(name -> new RealNode(name, Optional.of(BUILD), "win22")),
            Stream.of(new RealNode(LINUX, Optional.empty(), "linux")))
        .toList();
  }

  private OperatorProcess newOperator(Path repository, int number) throws IOException {
    String name = "operator-" + number;
    Path settings = places.data().resolve(name + ".yaml");
    Map<String, String> values = Map.of("number", Integer.toString(number), "lease", LEASE);
    Files.writeString(settings, Resource.text("real/operator.yaml", values));
    return new OperatorProcess(
        Launcher.usual(repository, name, settings, parts.kubeconfig(Users.OPERATOR)),
        places.logs().resolve(name + ".log"));
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

  /** The kubelets, to find the processes of pods and to lose nodes. */
  public Kubelets kubelets() {
    return kubelets;
  }

  /** Another operator that shares the Lease with the first; not started by itself. */
  public OperatorProcess secondOperator() {
    return second;
  }

  /** The metrics APIs of this cluster, which are installed when they are asked for first. */
  public synchronized MetricsApi metrics() throws IOException, InterruptedException {
    if (metrics.isEmpty()) {
      MetricsApi started = closing.later(MetricsApi.start(places.data(), Clock.systemUTC()));
      Map<String, String> port = Map.of("port", Integer.toString(MetricsApi.PORT));
      new ClusterObjects(client()).apply(Resource.text("real/metrics-api.yaml", port));
      metrics = Optional.of(started);
    }
    return metrics.get();
  }

  /** When the operator that leads began to lead; empty if none ever did. */
  public Optional<Instant> leadsSince() {
    return Optional.ofNullable(
            client().leases().inNamespace("hotswap-system").withName(LEASE).get())
        .flatMap(lease -> Optional.ofNullable(lease.getSpec().getAcquireTime()))
        .map(ZonedDateTime::toInstant);
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
