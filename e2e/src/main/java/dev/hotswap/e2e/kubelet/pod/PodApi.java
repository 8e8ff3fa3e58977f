package dev.hotswap.e2e.kubelet.pod;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Map;

/** Writes about one pod to the API server, again and again until it is taken or the pod is gone. */
public record PodApi(KubernetesClient client, ObjectMeta pod) {

  private static final PatchContext MERGE = PatchContext.of(PatchType.STRATEGIC_MERGE);
  private static final Duration AGAIN = Duration.ofMillis(200);

  /** Writes about that pod. */
  public static PodApi of(KubernetesClient client, Pod pod) {
    return new PodApi(client, pod.getMetadata());
  }

  /** The uid keeps the status away from a younger pod of the same name. */
  void report(PodStatus status) throws InterruptedException {
    String patch =
        client
            .getKubernetesSerialization()
            .asJson(Map.of("metadata", Map.of("uid", pod.getUid()), "status", status));
    persistently(() -> resource().subresource("status").patch(MERGE, patch));
  }

  /** Removes the pod for good: its processes have ended. */
  public void remove() throws InterruptedException {
    persistently(() -> resource().withGracePeriod(0).delete());
  }

  private PodResource resource() {
    return client.pods().inNamespace(pod.getNamespace()).withName(pod.getName());
  }

  private static void persistently(Runnable write) throws InterruptedException {
    while (true) {
      try {
        write.run();
        return;
      } catch (KubernetesClientException failed) {
        if (gone(failed)) {
          return;
        }
        Thread.sleep(AGAIN);
      }
    }
  }

  private static boolean gone(KubernetesClientException failed) {
    return failed.getCode() == HttpURLConnection.HTTP_NOT_FOUND
        || failed.getCode() == HttpURLConnection.HTTP_CONFLICT;
  }
}
