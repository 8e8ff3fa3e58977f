package dev.hotswap.e2e.kubelet;

import dev.hotswap.e2e.kubelet.container.Surroundings;
import dev.hotswap.e2e.kubelet.image.NodeImages;
import dev.hotswap.e2e.kubelet.pod.PodApi;
import dev.hotswap.e2e.kubelet.pod.PodWorker;
import dev.hotswap.e2e.kubelet.process.LocalProcess;
import dev.hotswap.e2e.kubelet.process.ProcessLauncher;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.Closeable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/**
 * The kubelet of one or more nodes of any API server. Each container runs as a local process that
 * listens on its pod's own address ({@code POD_IP}). Played: image pulls, env with the downward
 * API, httpGet and tcpSocket probes, preStop, grace periods, restarts with back-off, the pod's
 * status. Not played: volumes, init containers, limits, exec.
 */
public final class ProcessKubelet implements Closeable {

  private static final Set<String> OVER = Set.of("Succeeded", "Failed");

  private final ConcurrentMap<String, PodWorker> pods = new ConcurrentHashMap<>();
  private final Map<String, NodeImages> nodes;
  private final KubernetesClient client;
  private final KubeletSettings settings;
  private final ProcessLauncher launcher;
  private final SharedIndexInformer<Pod> informer;

  /** Begins to run the pods that are bound to the nodes; returns when the first list is read. */
  public ProcessKubelet(KubernetesClient client, KubeletSettings settings) {
    this.client = client;
    this.settings = settings;
    nodes =
        settings.nodes().stream().collect(Collectors.toMap(name -> name, _ -> new NodeImages()));
    launcher = new ProcessLauncher(settings.logs());
    informer = client.pods().inAnyNamespace().inform(new Handler());
  }

  /** The first process of a pod, for faults such as {@code kill -9}. */
  public Optional<ProcessHandle> process(String namespace, String name) {
    return informer.getStore().list().stream()
        .filter(pod -> pod.getMetadata().getNamespace().equals(namespace))
        .filter(pod -> pod.getMetadata().getName().equals(name))
        .flatMap(pod -> Optional.ofNullable(pods.get(pod.getMetadata().getUid())).stream())
        .flatMap(PodWorker::processes)
        .map(LocalProcess::handle)
        .findFirst();
  }

  /** Ends every process at once and reports nothing more; the pods stay in the API server. */
  @Override
  public void close() {
    informer.close();
    pods.values().forEach(PodWorker::close);
    launcher.close();
  }

  private void seen(Pod pod) {
    String uid = pod.getMetadata().getUid();
    if (nodes.containsKey(String.valueOf(pod.getSpec().getNodeName()))) {
      Optional.ofNullable(pods.get(uid))
          .ifPresentOrElse(worker -> worker.observe(pod), () -> accept(uid, pod));
    }
  }

  private void accept(String uid, Pod pod) {
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      Thread.ofVirtual().name("remove-pod").start(() -> remove(pod));
    } else if (!over(pod)) {
      String address = addressOf(pod).orElseGet(settings.addresses()::take);
      var worker = new PodWorker(client, surroundings(pod, address), () -> release(uid, address));
      pods.put(uid, worker);
      worker.start();
    }
  }

  /** A pod that ran before its node was lost and found keeps the address that others know. */
  private static Optional<String> addressOf(Pod pod) {
    return Optional.ofNullable(pod.getStatus()).map(PodStatus::getPodIP);
  }

  /** Nothing of this pod runs here, so nothing has to end before it goes. */
  private void remove(Pod pod) {
    try {
      PodApi.of(client, pod).remove();
    } catch (InterruptedException theMachineStops) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean over(Pod pod) {
    return pod.getStatus() != null && OVER.contains(String.valueOf(pod.getStatus().getPhase()));
  }

  private Surroundings surroundings(Pod pod, String address) {
    return new Surroundings(
        pod,
        address,
        settings.registry(),
        nodes.getOrDefault(pod.getSpec().getNodeName(), new NodeImages()),
        launcher,
        settings.backOff(),
        settings.clock());
  }

  private void release(String uid, String address) {
    pods.remove(uid);
    settings.addresses().giveBack(address);
  }

  private final class Handler implements ResourceEventHandler<Pod> {

    @Override
    public void onAdd(Pod pod) {
      seen(pod);
    }

    @Override
    public void onUpdate(Pod before, Pod after) {
      seen(after);
    }

    @Override
    public void onDelete(Pod pod, boolean unsure) {
      Optional.ofNullable(pods.get(pod.getMetadata().getUid())).ifPresent(PodWorker::abandon);
    }
  }
}
