package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Server-side apply (KEP-555). */
interface ApplyContract extends Subject {
  private Applies by(String manager) {
    return new Applies(client(), manager);
  }

  @Test
  default void an_apply_creates_and_the_same_apply_changes_nothing() {
    Deployment first = by("hotswap").apply(manifests().deployment(2));
    Deployment second = by("hotswap").apply(manifests().deployment(2));

    assertThat(first.getSpec().getReplicas()).isEqualTo(2);
    assertThat(second.getMetadata()).isEqualTo(first.getMetadata());
  }

  @Test
  default void an_apply_owns_what_it_names_and_no_default() {
    Deployment applied = by("hotswap").apply(manifests().deployment(2));

    ManagedFieldsEntry entry = applied.getMetadata().getManagedFields().getFirst();
    assertThat(entry.getOperation()).isEqualTo("Apply");
    assertThat(entry.getFieldsV1().getAdditionalProperties().toString())
        .isEqualTo(
            "{f:spec={f:replicas={}, f:selector={}, f:template={f:metadata={f:labels={f:app={}}},"
                + " f:spec={f:containers={k:{\"name\":\"app\"}={.={}, f:image={}, f:name={}}}}}}}");
    assertThat(applied.getSpec().getRevisionHistoryLimit()).isEqualTo(10);
  }

  @Test
  default void a_field_that_is_no_longer_applied_disappears() {
    by("hotswap").apply(labelled(2));

    Deployment after = by("hotswap").apply(manifests().deployment(2));

    assertThat(after.getMetadata().getLabels()).isNullOrEmpty();
  }

  @Test
  default void a_field_of_another_manager_stays_when_the_first_gives_it_up() {
    by("hotswap").apply(labelled(2));
    by("argocd").apply(labelled(2));

    Deployment after = by("hotswap").apply(manifests().deployment(2));

    assertThat(after.getMetadata().getLabels()).containsEntry("a", "1");
  }

  @Test
  default void a_field_that_nobody_owns_stays() {
    client().resource(labelled(2)).create();
    by("hotswap").force(manifests().deployment(2));

    Deployment after = by("hotswap").apply(manifests().deployment(2));

    assertThat(after.getMetadata().getLabels()).containsEntry("a", "1");
  }

  @Test
  default void another_value_for_somebody_elses_field_is_a_conflict_that_names_both() {
    by("argocd").apply(manifests().deployment(2));

    assertThat(Refusal.of(() -> by("hotswap").apply(manifests().deployment(3))))
        .isEqualTo(
            new Refusal(
                409,
                "Conflict",
                "Apply failed with 1 conflict: conflict with \"argocd\": .spec.replicas"));
  }

  @Test
  default void several_conflicts_are_all_named() {
    by("argocd").apply(labelled(2));
    Deployment other = labelled(3);
    other.getMetadata().getLabels().put("a", "2");

    assertThat(Refusal.of(() -> by("hotswap").apply(other)).message())
        .isEqualTo(
            """
            Apply failed with 2 conflicts: conflicts with "argocd":
            - .metadata.labels.a
            - .spec.replicas""");
  }

  @Test
  default void force_takes_the_field_over() {
    by("argocd").apply(manifests().deployment(2));

    assertThat(by("hotswap").force(manifests().deployment(3)).getSpec().getReplicas()).isEqualTo(3);
    assertThat(Refusal.of(() -> by("argocd").apply(manifests().deployment(2))).code())
        .isEqualTo(409);
  }

  @Test
  default void a_plain_write_takes_the_field_over_without_asking() {
    by("argocd").apply(manifests().deployment(2));
    client()
        .apps()
        .deployments()
        .inNamespace(namespace())
        .withName("payment-a")
        .edit(d -> d.edit().editSpec().withReplicas(7).endSpec().build());

    assertThat(Refusal.of(() -> by("argocd").apply(manifests().deployment(2))).message())
        .isEqualTo(
            "Apply failed with 1 conflict: conflict with \"fabric8-kubernetes-client\" using"
                + " apps/v1: .spec.replicas");
  }

  @Test
  default void containers_merge_by_name() {
    by("hotswap").apply(manifests().deployment(2));
    Deployment sidecar = manifests().deployment(2);
    sidecar.getSpec().setReplicas(null);
    Container container = sidecar.getSpec().getTemplate().getSpec().getContainers().getFirst();
    container.setName("log");
    container.setImage("log:1");

    Deployment both = by("injector").apply(sidecar);

    assertThat(both.getSpec().getTemplate().getSpec().getContainers())
        .extracting(Container::getName)
        .containsExactly("app", "log");
  }

  @Test
  default void an_item_goes_when_its_only_owner_no_longer_names_it() {
    by("hotswap").apply(withEnv("PORT", "OLD"));

    Deployment after = by("hotswap").apply(withEnv("PORT"));

    assertThat(after.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv())
        .extracting(EnvVar::getName)
        .containsExactly("PORT");
  }

  @Test
  default void a_resource_version_in_the_configuration_locks() {
    Deployment first = by("hotswap").apply(manifests().deployment(2));
    by("hotswap").apply(manifests().deployment(3));
    Deployment late = manifests().deployment(4);
    late.getMetadata().setResourceVersion(first.getMetadata().getResourceVersion());

    assertThat(Refusal.of(() -> by("hotswap").apply(late)).code()).isEqualTo(409);
  }

  @Test
  default void a_resource_version_does_not_stop_an_apply_from_creating_but_a_uid_does() {
    Deployment versioned = manifests().deployment(4);
    versioned.getMetadata().setResourceVersion("1");
    Deployment identified =
        manifests()
            .deployment(4)
            .edit()
            .editMetadata()
            .withName("payment-b")
            .withUid("some-uid")
            .endMetadata()
            .build();

    assertThat(by("hotswap").apply(versioned).getMetadata().getUid()).isNotBlank();
    assertThat(Refusal.of(() -> by("hotswap").apply(identified)).message())
        .isEqualTo(
            "Operation cannot be fulfilled on deployments.apps \"payment-b\": uid mismatch: the"
                + " provided object specified uid some-uid, and no existing object was found");
  }

  @Test
  default void an_apply_names_only_what_its_kind_declares_and_every_key_once() {
    Deployment odd = manifests().deployment(2);
    var container = odd.getSpec().getTemplate().getSpec().getContainers().getFirst();
    container.setAdditionalProperty("redinessProbe", java.util.Map.of());
    Deployment twice = manifests().deployment(2);
    twice.getSpec().getTemplate().getSpec().getContainers().add(container.edit().build());
    twice
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .forEach(c -> c.setAdditionalProperties(java.util.Map.of()));

    assertThat(Refusal.of(() -> by("hotswap").apply(odd)))
        .isEqualTo(
            new Refusal(
                500,
                null,
                "failed to create typed patch object (%s/payment-a; apps/v1, Kind=Deployment):"
                        .formatted(namespace())
                    + " .spec.template.spec.containers[name=\"app\"].redinessProbe: field not"
                    + " declared in schema"));
    assertThat(Refusal.of(() -> by("hotswap").apply(twice)).message())
        .contains(".spec.template.spec.containers: duplicate entries for key [name=\"app\"]");
  }

  @Test
  default void status_is_applied_through_its_subresource_condition_by_condition() {
    by("hotswap").apply(manifests().deployment(2));
    by("one").status(withCondition("Available"));

    Deployment after = by("two").status(withCondition("Progressing"));

    assertThat(after.getStatus().getConditions())
        .extracting(condition -> condition.getType())
        .containsExactlyInAnyOrder("Available", "Progressing");
    assertThat(after.getSpec().getReplicas()).isEqualTo(2);
  }

  @Test
  default void a_status_field_that_is_no_longer_applied_disappears() {
    by("hotswap").apply(manifests().deployment(2));
    by("hotswap").status(withCounts(3, 2));

    Deployment after = by("hotswap").status(withCounts(3, null));

    assertThat(after.getStatus().getReplicas()).isEqualTo(3);
    assertThat(after.getStatus().getReadyReplicas()).isNull();
  }

  private Deployment withCounts(Integer replicas, @Nullable Integer ready) {
    return new DeploymentBuilder(manifests().deployment(9))
        .withNewStatus()
        .withReplicas(replicas)
        .withReadyReplicas(ready)
        .endStatus()
        .build();
  }

  private Deployment labelled(int replicas) {
    return manifests()
        .deployment(replicas)
        .edit()
        .editMetadata()
        .addToLabels("a", "1")
        .endMetadata()
        .build();
  }

  private Deployment withEnv(String... names) {
    Deployment deployment = manifests().deployment(2);
    List<EnvVar> env =
        deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv();
    for (String name : names) {
      env.add(new EnvVar(name, "8080", null));
    }
    return deployment;
  }

  private Deployment withCondition(String type) {
    return new DeploymentBuilder(manifests().deployment(9))
        .withNewStatus()
        .withConditions(new DeploymentConditionBuilder().withType(type).withStatus("True").build())
        .endStatus()
        .build();
  }
}
