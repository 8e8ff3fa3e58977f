package dev.hotswap.e2e.scenario.play;

import dev.hotswap.e2e.real.autoscaling.Workload;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Work that all pods of a slot share, whichever slot gets the requests: a warm or half-used slot
 * holds as much memory as the other one, and an autoscaler that counted both would see twice the
 * pods that the work is for.
 */
final class PlayedWork implements Workload {
  private static final String SLOT = "hotswap.dev/slot";

  private final KubernetesClient client;
  private final String namespace;
  private final AtomicInteger questions = new AtomicInteger();
  private volatile int percent;

  PlayedWork(KubernetesClient client, String namespace, int percent) {
    this.client = client;
    this.namespace = namespace;
    this.percent = percent;
  }

  void set(int work) {
    percent = work;
    questions.set(0);
  }

  /** How often something was asked since the work was set. */
  int questions() {
    return questions.get();
  }

  @Override
  public List<PodUse> pods(String selector) {
    questions.incrementAndGet();
    Map<String, Long> sizes = sizes(there(SLOT));
    return ready(selector).stream()
        .map(
            pod ->
                new PodUse(pod.getMetadata().getName(), share(sizes.getOrDefault(slot(pod), 1L))))
        .toList();
  }

  @Override
  public int total() {
    questions.incrementAndGet();
    return percent;
  }

  @Override
  public int ofLargestSlot() {
    questions.incrementAndGet();
    return share(sizes(there(SLOT)).values().stream().max(Long::compare).orElse(1L));
  }

  private int share(long pods) {
    return (int) (percent / pods);
  }

  private static Map<String, Long> sizes(List<Pod> pods) {
    return pods.stream().collect(Collectors.groupingBy(PlayedWork::slot, Collectors.counting()));
  }

  private List<Pod> ready(String selector) {
    return there(selector).stream().filter(PlayedWork::isReady).toList();
  }

  /** New pods share the work from the moment they are made: nobody asks for more because of it. */
  private List<Pod> there(String selector) {
    var pods = client.pods().inNamespace(namespace).withLabelSelector(selector);
    return pods.list().getItems().stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .toList();
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
  }

  private static String slot(Pod pod) {
    return pod.getMetadata().getLabels().getOrDefault(SLOT, "");
  }
}
