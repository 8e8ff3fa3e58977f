package dev.hotswap.testkit.controllers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.testkit.controllers.api.Owners;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CleanupTest {
  private final World world = new World();

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void what_a_deployment_owns_goes_with_it() {
    world.apply(Workloads.deployment("payment:1.0", 2));

    delete(DeletionPropagation.BACKGROUND);

    assertThat(replicaSets()).isZero();
    assertThat(world.pods()).isEmpty();
  }

  @Test
  void a_deployment_deleted_in_the_foreground_waits_for_its_pods() {
    world.apply(Workloads.deployment("payment:1.0", 2));

    world
        .client
        .resource(world.deployment())
        .withPropagationPolicy(DeletionPropagation.FOREGROUND)
        .delete();
    assertThat(world.deployment().getMetadata().getDeletionTimestamp()).isNotBlank();
    world.cluster.settle();

    assertThat(world.pods()).isEmpty();
    assertThat(world.client.apps().deployments().inNamespace("shop").list().getItems()).isEmpty();
  }

  @Test
  void orphans_stay_and_are_adopted_by_the_next_deployment() {
    world.apply(Workloads.deployment("payment:1.0", 2));
    String before = world.pods().getFirst().getMetadata().getName();

    delete(DeletionPropagation.ORPHAN);
    assertThat(world.pods()).hasSize(2);
    world.apply(Workloads.deployment("payment:1.0", 2));

    assertThat(world.pods()).hasSize(2);
    assertThat(world.pods().getFirst().getMetadata().getName()).isEqualTo(before);
    assertThat(
            Owners.controllerOf(
                world.client.apps().replicaSets().inNamespace("shop").list().getItems().getFirst()))
        .isPresent();
  }

  @Test
  void a_namespace_takes_everything_in_it_along_and_accepts_nothing_new() {
    world.apply(Workloads.service());
    world.apply(Workloads.deployment("payment:1.0", 2));

    world.client.namespaces().withName("shop").delete();
    var late =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("late")
            .withNamespace("shop")
            .endMetadata();

    assertThatThrownBy(() -> world.client.resource(late.build()).create())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(403))
        .hasMessageContaining("because it is being terminated");
    world.cluster.settle();
    assertThat(world.client.namespaces().withName("shop").get()).isNull();
    assertThat(world.pods()).isEmpty();
  }

  @Test
  void a_disruption_budget_stops_an_eviction_until_another_pod_is_ready() {
    world.apply(Workloads.deployment("payment:1.0", 2));
    world.apply(budget());
    String first = world.pods().getFirst().getMetadata().getName();
    String second = world.pods().getLast().getMetadata().getName();
    world.cluster.holdUnready("shop", second, true);

    assertThat(evict(first)).isFalse();

    world.cluster.holdUnready("shop", second, false);
    assertThat(evict(first)).isTrue();
    world.cluster.settle();
    assertThat(world.pods()).hasSize(2).noneMatch(p -> p.getMetadata().getName().equals(first));
  }

  private boolean evict(String pod) {
    var eviction =
        new io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder()
            .withNewMetadata()
            .withName(pod)
            .withNamespace("shop")
            .endMetadata()
            .build();
    return world.client.pods().inNamespace("shop").withName(pod).evict(eviction);
  }

  private static PodDisruptionBudget budget() {
    return new PodDisruptionBudgetBuilder()
        .withNewMetadata()
        .withName("payment-a")
        .withNamespace("shop")
        .endMetadata()
        .withNewSpec()
        .withMaxUnavailable(new IntOrString(1))
        .withNewSelector()
        .addToMatchLabels("app", "payment")
        .endSelector()
        .endSpec()
        .build();
  }

  private void delete(DeletionPropagation propagation) {
    world.client.resource(world.deployment()).withPropagationPolicy(propagation).delete();
    world.cluster.settle();
  }

  private int replicaSets() {
    return world.client.apps().replicaSets().inNamespace("shop").list().getItems().size();
  }
}
