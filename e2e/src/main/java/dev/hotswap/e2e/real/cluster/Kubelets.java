package dev.hotswap.e2e.real.cluster;

import dev.hotswap.e2e.kubelet.AddressPool;
import dev.hotswap.e2e.kubelet.KubeletSettings;
import dev.hotswap.e2e.kubelet.ProcessKubelet;
import dev.hotswap.e2e.kubelet.container.BackOff;
import dev.hotswap.e2e.kubelet.image.ImageCatalog;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** One kubelet for each node that runs pods, so that a node can be lost with everything on it. */
public final class Kubelets implements AutoCloseable {
  private final Map<String, ProcessKubelet> running = new ConcurrentHashMap<>();
  private final AddressPool addresses = AddressPool.of(podAddresses());
  private final KubernetesClient client;
  private final ImageCatalog registry;
  private final NodePool nodes;
  private final Path logs;

  /** Kubelets that pull from this registry and write the output of pods into this folder. */
  public Kubelets(KubernetesClient client, ImageCatalog registry, NodePool nodes, Path logs) {
    this.client = client;
    this.registry = registry;
    this.nodes = nodes;
    this.logs = logs;
  }

  private static List<String> podAddresses() {
    return IntStream.range(0, 4 * 250)
        .mapToObj(i -> "10.244." + (1 + i / 250) + "." + (1 + i % 250))
        .toList();
  }

  /** Begins to run what is bound to this node. */
  public void start(String node) {
    KubeletSettings settings =
        new KubeletSettings(
            Set.of(node), registry, addresses, BackOff.KUBELET, logs, Clock.systemUTC());
    running.put(node, new ProcessKubelet(client, settings));
  }

  /** The node fails: its processes end at once, and nothing more is heard of it. */
  public void lose(String node) {
    nodes.silence(node);
    Optional.ofNullable(running.remove(node)).ifPresent(ProcessKubelet::close);
  }

  /** A node that was lost is back, with nothing running on it; others stay as they are. */
  public void find(String node) {
    if (!running.containsKey(node)) {
      nodes.hear(node);
      start(node);
    }
  }

  /** The first process of a pod. */
  public Optional<ProcessHandle> process(String namespace, String pod) {
    return running.values().stream()
        .flatMap(kubelet -> kubelet.process(namespace, pod).stream())
        .findFirst();
  }

  @Override
  public void close() {
    running.values().forEach(ProcessKubelet::close);
  }
}
