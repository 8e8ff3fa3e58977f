package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.Test;

/** Deletion: finalizers, preconditions, grace. */
interface DeletionContract extends Subject {
  @Test
  default void a_finalizer_holds_an_object_until_it_is_taken_away() {
    ConfigMap created = client().resource(held()).create();

    client().resource(created).delete();
    ConfigMap waiting = client().resource(created).get();
    client()
        .resource(waiting.edit().editMetadata().withFinalizers().endMetadata().build())
        .update();

    assertThat(waiting.getMetadata().getDeletionTimestamp()).isNotBlank();
    assertThat(client().resource(created).get()).isNull();
  }

  @Test
  default void an_object_that_is_being_deleted_gets_no_new_finalizers() {
    ConfigMap created = client().resource(held()).create();
    client().resource(created).delete();
    ConfigMap more =
        client()
            .resource(created)
            .get()
            .edit()
            .editMetadata()
            .addToFinalizers("hotswap.dev/late")
            .endMetadata()
            .build();

    Refusal refusal = Refusal.of(() -> client().resource(more).update());

    assertThat(refusal.code()).isEqualTo(422);
    assertThat(refusal.message())
        .contains(
            "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being"
                + " deleted");
  }

  @Test
  default void a_deletion_of_another_version_is_a_conflict() {
    ConfigMap first = client().resource(manifests().configMap("settings", "1")).create();
    client().resource(manifests().configMap("settings", "2")).update();

    Refusal refusal =
        Refusal.of(
            () ->
                client()
                    .resource(first)
                    .lockResourceVersion(first.getMetadata().getResourceVersion())
                    .delete());

    assertThat(refusal.code()).isEqualTo(409);
    assertThat(refusal.message())
        .startsWith(
            "Operation cannot be fulfilled on ConfigMap \"settings\": the ResourceVersion in the"
                + " precondition (%s) does not match the ResourceVersion in record ("
                    .formatted(first.getMetadata().getResourceVersion()))
        .endsWith("). The object might have been modified");
  }

  @Test
  default void a_deletion_of_another_object_of_that_name_is_a_conflict() {
    client().resource(manifests().configMap("settings", "1")).create();
    String path = "/api/v1/namespaces/%s/configmaps/settings".formatted(namespace());

    Exchange refusal =
        Exchange.of(
            client(),
            "DELETE",
            path,
            "application/json",
            "{\"preconditions\":{\"uid\":\"other\"}}");

    assertThat(refusal.code()).isEqualTo(409);
    assertThat(refusal.message())
        .startsWith(
            "Operation cannot be fulfilled on ConfigMap \"settings\": the UID in the precondition"
                + " (other) does not match the UID in record (");
  }

  @Test
  default void a_name_is_taken_until_its_object_is_gone() {
    client().resource(held()).create();
    client().resource(held()).delete();

    assertThat(Refusal.of(() -> client().resource(held()).create()).message())
        .isEqualTo("object is being deleted: configmaps \"held\" already exists");
  }

  @Test
  default void what_is_said_last_about_dependents_counts() {
    client().resource(manifests().configMap("a", "1")).create();
    assertThat(finalizersAfter("a", DeletionPropagation.FOREGROUND))
        .isEqualTo("foregroundDeletion");
    assertThat(finalizersAfter("a", DeletionPropagation.ORPHAN)).isEqualTo("orphan");

    client()
        .resource(manifests().configMap("a", "1"))
        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
        .delete();

    assertThat(client().resource(manifests().configMap("a", "1")).get()).isNull();
  }

  @Test
  default void the_first_namespaces_stay() {
    assertThat(Refusal.of(() -> client().namespaces().withName("default").delete()))
        .isEqualTo(
            new Refusal(
                403,
                "Forbidden",
                "namespaces \"default\" is forbidden: this namespace may not be deleted"));
  }

  @Test
  default void orphaning_and_foreground_deletion_wait_for_the_garbage_collector() {
    client().resource(manifests().configMap("a", "1")).create();
    client().resource(manifests().configMap("b", "1")).create();

    assertThat(finalizersAfter("a", DeletionPropagation.ORPHAN)).isEqualTo("orphan");
    assertThat(finalizersAfter("b", DeletionPropagation.FOREGROUND))
        .isEqualTo("foregroundDeletion");
  }

  @Test
  default void a_pod_on_a_node_is_given_its_grace_period() {
    Pod pod =
        new PodBuilder(manifests().pod("p"))
            .editSpec()
            .withNodeName("some-node")
            .withTerminationGracePeriodSeconds(45L)
            .endSpec()
            .build();
    client().resource(pod).create();
    client().resource(pod).delete();

    Pod marked = client().resource(pod).get();
    assertThat(marked.getMetadata().getDeletionGracePeriodSeconds()).isEqualTo(45);
    client().resource(pod).withGracePeriod(0).delete();
    assertThat(client().resource(pod).get()).isNull();
  }

  @Test
  default void a_pod_without_a_node_goes_at_once() {
    client().resource(manifests().pod("p")).create();
    client().resource(manifests().pod("p")).delete();

    assertThat(client().resource(manifests().pod("p")).get()).isNull();
  }

  @Test
  default void a_collection_is_deleted_as_far_as_it_is_selected() {
    client().resource(manifests().labelled("a", "mine", "yes")).create();
    client().resource(manifests().labelled("b", "mine", "no")).create();

    client().configMaps().inNamespace(namespace()).withLabel("mine", "yes").delete();

    assertThat(client().resource(manifests().configMap("a", "1")).get()).isNull();
    assertThat(client().resource(manifests().configMap("b", "1")).get()).isNotNull();
  }

  private String finalizersAfter(String name, DeletionPropagation propagation) {
    var resource = client().resource(manifests().configMap(name, "1"));
    resource.withPropagationPolicy(propagation).delete();
    return String.join(",", resource.get().getMetadata().getFinalizers());
  }

  private ConfigMap held() {
    return manifests()
        .configMap("held", "1")
        .edit()
        .editMetadata()
        .addToFinalizers("hotswap.dev/test")
        .endMetadata()
        .build();
  }
}
