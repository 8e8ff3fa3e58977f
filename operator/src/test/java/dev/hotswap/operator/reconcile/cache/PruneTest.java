package dev.hotswap.operator.reconcile.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.preflight.capacity.PodSize;
import dev.hotswap.operator.workload.observe.ObservedSlot;
import dev.hotswap.operator.workload.slot.HandEdit;
import dev.hotswap.operator.workload.slot.SlotDeployment;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PruneTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private static final String LIVE =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: payment-a
        namespace: shop
        labels: {hotswap.dev/release: payment, hotswap.dev/revision: 5f2c81d0}
        annotations: {hotswap.dev/version: "2.0"}
        managedFields:
        - manager: hotswap
          operation: Apply
          time: "2026-01-01T12:00:00Z"
          fieldsV1: {"f:spec": {"f:replicas": {}, "f:template": {"f:spec": {"f:containers": {}}}}}
        - manager: kube-controller-manager
          subresource: status
          time: "2026-01-01T12:00:00Z"
          fieldsV1: {"f:status": {"f:replicas": {}}}
        - manager: kubectl-edit
          operation: Update
          time: "2026-01-01T12:05:00Z"
          fieldsV1: {"f:spec": {"f:template": {"f:metadata": {"f:annotations": {"f:mine": {}}}}}}
      spec:
        replicas: 4
        template:
          metadata: {annotations: {mine: "yes"}}
          spec:
            volumes: [{name: data, emptyDir: {}}]
            containers:
            - name: app
              image: registry.example.com/shop/payment@sha256:00
              env: [{name: PORT, value: "8080"}]
      status: {replicas: 4, readyReplicas: 4}
      """;

  private final Deployment full = YAML.unmarshal(LIVE, Deployment.class);
  private final Deployment kept = Prune.deployment(YAML.unmarshal(LIVE, Deployment.class));

  @Test
  void whatIsKeptOfADeploymentSaysTheSameOfItsSlot() {
    assertThat(SlotDeployment.holds(kept)).isEqualTo(SlotDeployment.holds(full)).isPresent();
    assertThat(SlotDeployment.replicas(kept)).isEqualTo(4);
    assertThat(HandEdit.of(Slot.A, kept)).isEqualTo(HandEdit.of(Slot.A, full)).hasSize(1);
    assertThat(new ObservedSlot(Optional.of(kept), List.of()).podRevisions()).isEmpty();
    assertThat(kept.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage())
        .isEqualTo("registry.example.com/shop/payment@sha256:00");
  }

  @Test
  void theRestOfTheTemplateAndOurOwnRecordOfFieldsAreNotKept() {
    assertThat(kept.getSpec().getTemplate().getSpec().getVolumes()).isEmpty();
    assertThat(kept.getMetadata().getManagedFields())
        .singleElement()
        .satisfies(entry -> assertThat(entry.getManager()).isEqualTo("kubectl-edit"));
    assertThat(YAML.asJson(kept).length()).isLessThan(YAML.asJson(full).length() * 2 / 3);
  }

  @Test
  void aKeptPodStillTakesAsMuchRoom() {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: payment-a-1, namespace: shop}
        spec:
          nodeName: win-1
          overhead: {memory: 10Mi}
          initContainers:
          - {name: init, image: init, resources: {requests: {cpu: "2", memory: 1Mi}}}
          containers:
          - {name: app, image: app, resources: {requests: {cpu: 500m, memory: 1Gi}}}
        status: {phase: Running}
        """;

    PodSize size = PodSize.of(Prune.pod(YAML.unmarshal(pod, Pod.class)).getSpec());

    assertThat(size).isEqualTo(PodSize.of(YAML.unmarshal(pod, Pod.class).getSpec()));
    assertThat(size.text()).isEqualTo("2000m CPU and 1034Mi memory");
  }
}
