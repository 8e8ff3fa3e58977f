package dev.hotswap.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

class ManagedFieldsTest {
  private static final String EDITED =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: payment-a
        managedFields:
        - manager: hotswap
          operation: Apply
          time: "2026-11-23T08:00:00Z"
          fieldsType: FieldsV1
          fieldsV1: {"f:spec": {"f:replicas": {}, "f:template": {"f:spec": {}}}}
        - manager: kube-controller-manager
          operation: Update
          subresource: status
          time: "2026-11-23T08:00:05Z"
          fieldsType: FieldsV1
          fieldsV1: {"f:spec": {"f:replicas": {}}, "f:status": {"f:replicas": {}}}
        - manager: kubectl-scale
          operation: Update
          subresource: scale
          time: "2026-11-23T10:00:00Z"
          fieldsType: FieldsV1
          fieldsV1: {"f:spec": {"f:replicas": {}}}
        - manager: kubectl-edit
          operation: Update
          time: "2026-11-23T09:00:00Z"
          fieldsType: FieldsV1
          fieldsV1: {"f:spec": {"f:replicas": {}, "f:template": {"f:metadata": {}}}}
      """;

  private final Deployment live = new KubernetesSerialization().unmarshal(EDITED, Deployment.class);

  @Test
  void namesWhoElseWroteAFieldOldestFirst() {
    assertThat(ManagedFields.editors(live, "spec", "replicas"))
        .containsExactly(
            new Editor("kubectl-edit", "2026-11-23T09:00:00Z"),
            new Editor("kubectl-scale", "2026-11-23T10:00:00Z"));
  }

  @Test
  void whoWroteElsewhereIsNotNamed() {
    assertThat(ManagedFields.editors(live, "spec", "template", "metadata"))
        .containsExactly(new Editor("kubectl-edit", "2026-11-23T09:00:00Z"));
    assertThat(ManagedFields.editors(live, "spec", "template", "spec")).isEmpty();
  }
}
