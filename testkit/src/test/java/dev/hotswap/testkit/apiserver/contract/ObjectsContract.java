package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import org.junit.jupiter.api.Test;

/** Creating, reading and replacing objects. */
interface ObjectsContract extends Subject {
  @Test
  default void a_new_object_gets_identity_and_version() {
    ConfigMap created = client().resource(manifests().configMap("settings", "1")).create();

    assertThat(created.getMetadata().getUid()).isNotBlank();
    assertThat(created.getMetadata().getCreationTimestamp()).isNotBlank();
    assertThat(created.getMetadata().getResourceVersion()).matches("\\d+");
  }

  @Test
  default void a_generated_name_has_five_characters_more() {
    ConfigMap nameless =
        manifests()
            .configMap("x", "1")
            .edit()
            .editMetadata()
            .withName(null)
            .withGenerateName("settings-")
            .endMetadata()
            .build();

    assertThat(client().resource(nameless).create().getMetadata().getName())
        .matches("settings-[bcdfghjklmnpqrstvwxz2456789]{5}");
  }

  @Test
  default void a_name_can_be_taken_once() {
    client().resource(manifests().configMap("settings", "1")).create();

    assertThat(Refusal.of(() -> client().resource(manifests().configMap("settings", "2")).create()))
        .isEqualTo(new Refusal(409, "AlreadyExists", "configmaps \"settings\" already exists"));
  }

  @Test
  default void what_is_not_there_cannot_be_replaced() {
    assertThat(Refusal.of(() -> client().resource(manifests().configMap("none", "1")).update()))
        .isEqualTo(new Refusal(404, "NotFound", "configmaps \"none\" not found"));
  }

  @Test
  default void a_few_kinds_are_created_by_a_replacement() {
    String path = "/api/v1/namespaces/%s/services/payment".formatted(namespace());
    String service =
        """
        {"apiVersion":"v1","kind":"Service","metadata":{"name":"payment"},"spec":{"ports":[{"port":80}]}}\
        """;

    Exchange answer = Exchange.of(client(), "PUT", path, "application/json", service);

    assertThat(answer.code()).isEqualTo(201);
    assertThat(client().resource(manifests().service("payment")).get()).isNotNull();
  }

  @Test
  default void nothing_is_created_in_a_namespace_that_does_not_exist() {
    ConfigMap lost = new Manifests("no-such-namespace").configMap("settings", "1");

    assertThat(Refusal.of(() -> client().resource(lost).create()))
        .isEqualTo(new Refusal(404, "NotFound", "namespaces \"no-such-namespace\" not found"));
  }

  @Test
  default void a_write_over_an_older_version_is_a_conflict() {
    ConfigMap first = client().resource(manifests().configMap("settings", "1")).create();
    client().resource(with(first, "2")).update();

    assertThat(Refusal.of(() -> client().resource(with(first, "3")).update()))
        .isEqualTo(
            new Refusal(
                409,
                "Conflict",
                "Operation cannot be fulfilled on configmaps \"settings\": the object has been"
                    + " modified; please apply your changes to the latest version and try again"));
  }

  @Test
  default void a_stale_status_is_a_conflict_too() {
    Deployment first = client().resource(manifests().deployment(2)).create();
    client().resource(manifests().deployment(3)).update();
    Deployment late =
        new DeploymentBuilder(first).withNewStatus().withReplicas(1).endStatus().build();

    assertThat(Refusal.of(() -> client().resource(late).updateStatus()).code()).isEqualTo(409);
  }

  @Test
  default void a_write_that_changes_nothing_keeps_the_version() {
    ConfigMap first = client().resource(manifests().configMap("settings", "1")).create();

    ConfigMap again = client().resource(first).update();

    assertThat(again.getMetadata().getResourceVersion())
        .isEqualTo(first.getMetadata().getResourceVersion());
  }

  @Test
  default void generation_counts_changes_of_the_spec_only() {
    Deployment created = client().resource(manifests().deployment(2)).create();
    var stored = client().apps().deployments().inNamespace(namespace()).withName("payment-a");
    Deployment labelled =
        stored.edit(d -> d.edit().editMetadata().addToLabels("a", "b").endMetadata().build());
    Deployment scaled = stored.edit(d -> d.edit().editSpec().withReplicas(5).endSpec().build());

    assertThat(created.getMetadata().getGeneration()).isEqualTo(1);
    assertThat(labelled.getMetadata().getGeneration()).isEqualTo(1);
    assertThat(scaled.getMetadata().getGeneration()).isEqualTo(2);
  }

  @Test
  default void status_is_written_through_its_subresource_only() {
    Deployment created = client().resource(manifests().deployment(2)).create();
    Deployment changed =
        new DeploymentBuilder(created)
            .editSpec()
            .withReplicas(9)
            .endSpec()
            .withNewStatus()
            .withReplicas(4)
            .withReadyReplicas(3)
            .endStatus()
            .build();

    Deployment afterStatus = client().resource(changed).updateStatus();
    Deployment afterMain =
        client()
            .resource(
                new DeploymentBuilder(afterStatus)
                    .editStatus()
                    .withReadyReplicas(1)
                    .endStatus()
                    .build())
            .update();

    assertThat(afterStatus.getStatus().getReadyReplicas()).isEqualTo(3);
    assertThat(afterStatus.getSpec().getReplicas()).isEqualTo(2);
    assertThat(afterMain.getStatus().getReadyReplicas()).isEqualTo(3);
  }

  @Test
  default void scale_writes_the_replicas_and_nothing_else() {
    client().resource(manifests().deployment(2)).create();
    var stored = client().apps().deployments().inNamespace(namespace()).withName("payment-a");

    var scale = stored.scale();
    scale.getSpec().setReplicas(6);
    stored.scale(scale);

    assertThat(scale.getStatus().getSelector()).isEqualTo("app=payment");
    assertThat(stored.get().getSpec().getReplicas()).isEqualTo(6);
  }

  private static ConfigMap with(ConfigMap base, String value) {
    return new ConfigMapBuilder(base).addToData("key", value).build();
  }
}
