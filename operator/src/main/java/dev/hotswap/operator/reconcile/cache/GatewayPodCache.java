package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.operator.metrics.gateway.GatewayPod;
import dev.hotswap.operator.metrics.gateway.GatewayPods;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The pods of the gateways that are named in the settings; watched from the first question on,
 * which waits at most two seconds for the first list.
 */
public final class GatewayPodCache implements GatewayPods, AutoCloseable {
  private static final Duration FIRST_LIST = Duration.ofSeconds(2);

  private final KubernetesClient client;
  private final Map<Gateway, SharedIndexInformer<Pod>> watched = new ConcurrentHashMap<>();

  private record Gateway(String namespace, String selector) {}

  /** Watches through this client. */
  public GatewayPodCache(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public List<GatewayPod> ready(String namespace, String selector) {
    return watched
        .computeIfAbsent(new Gateway(namespace, selector), this::watch)
        .getStore()
        .list()
        .stream()
        .filter(GatewayPodCache::isReady)
        .map(GatewayPodCache::describe)
        .toList();
  }

  private SharedIndexInformer<Pod> watch(Gateway gateway) {
    var informer =
        client
            .pods()
            .inNamespace(gateway.namespace())
            .withLabelSelector(gateway.selector())
            .runnableInformer(0);
    informer.itemStore(new PrunedStore<>(Prune::pod));
    awaitFirstList(informer.start());
    return informer;
  }

  /** Otherwise the first poll after a restart sees no gateway at all, and costs a second. */
  private static void awaitFirstList(CompletionStage<Void> listed) {
    listed
        .exceptionally(refused -> null)
        .toCompletableFuture()
        .completeOnTimeout(null, FIRST_LIST.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private static boolean isReady(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && pod.getStatus() != null
        && pod.getStatus().getPodIP() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
  }

  private static GatewayPod describe(Pod pod) {
    return new GatewayPod(pod.getMetadata().getName(), startedAt(pod), pod.getStatus().getPodIP());
  }

  /** When the last of its containers started: the proxy's counters are no older. */
  private static Instant startedAt(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .map(ContainerStatus::getState)
        .flatMap(state -> Optional.ofNullable(state).map(ContainerState::getRunning).stream())
        .map(ContainerStateRunning::getStartedAt)
        .flatMap(text -> Optional.ofNullable(text).map(Instant::parse).stream())
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  @Override
  public void close() {
    watched.values().forEach(SharedIndexInformer::close);
  }
}
