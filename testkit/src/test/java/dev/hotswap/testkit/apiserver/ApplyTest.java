package dev.hotswap.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplyTest {
  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();

  @BeforeEach
  void createNamespace() {
    server.createNamespace("shop");
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void creates_what_is_absent_and_keeps_the_version_when_nothing_changes() {
    Deployment first = apply("hotswap", Manifests.deployment(2));
    Deployment second = apply("hotswap", Manifests.deployment(2));

    assertThat(first.getSpec().getReplicas()).isEqualTo(2);
    assertThat(second.getMetadata()).isEqualTo(first.getMetadata());
  }

  @Test
  void a_field_that_is_no_longer_applied_disappears() {
    apply(
        "hotswap",
        Manifests.deployment(2).edit().editMetadata().addToLabels("a", "1").endMetadata().build());

    Deployment after = apply("hotswap", Manifests.deployment(2));

    assertThat(after.getMetadata().getLabels()).isNullOrEmpty();
  }

  @Test
  void a_field_of_another_manager_stays_when_the_first_gives_it_up() {
    Deployment labelled =
        Manifests.deployment(2).edit().editMetadata().addToLabels("a", "1").endMetadata().build();
    apply("hotswap", labelled);
    apply("argocd", labelled);

    Deployment after = apply("hotswap", Manifests.deployment(2));

    assertThat(after.getMetadata().getLabels()).containsEntry("a", "1");
  }

  @Test
  void another_value_for_somebody_elses_field_is_a_conflict_that_names_both() {
    apply("argocd", Manifests.deployment(2));

    assertThatThrownBy(() -> apply("hotswap", Manifests.deployment(3)))
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(409);
              assertThat(e.getStatus().getMessage())
                  .isEqualTo(
                      "Apply failed with 1 conflict: conflict with \"argocd\" using apps/v1:"
                          + " .spec.replicas");
            });
  }

  @Test
  void force_takes_the_field_over() {
    apply("argocd", Manifests.deployment(2));

    Deployment forced = client.resource(Manifests.deployment(3)).patch(context("hotswap", true));
    Deployment argocd = client.resource(Manifests.deployment(4)).patch(context("argocd", true));

    assertThat(forced.getSpec().getReplicas()).isEqualTo(3);
    assertThat(argocd.getSpec().getReplicas()).isEqualTo(4);
  }

  @Test
  void containers_merge_by_name() {
    apply("hotswap", Manifests.deployment(2));
    Deployment sidecar = Manifests.deployment(2);
    sidecar.getSpec().setReplicas(null);
    Container container = sidecar.getSpec().getTemplate().getSpec().getContainers().getFirst();
    container.setName("log");
    container.setImage("log:1");

    Deployment both = apply("injector", sidecar);

    assertThat(both.getSpec().getTemplate().getSpec().getContainers())
        .extracting(Container::getName)
        .containsExactly("app", "log");
  }

  @Test
  void an_item_goes_when_its_only_owner_no_longer_names_it() {
    Deployment two = Manifests.deployment(2);
    var env = two.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv();
    env.add(new EnvVar("PORT", "8080", null));
    env.add(new EnvVar("OLD", "1", null));
    apply("hotswap", two);
    Deployment one = Manifests.deployment(2);
    one.getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst()
        .getEnv()
        .add(new EnvVar("PORT", "8080", null));

    Deployment after = apply("hotswap", one);

    assertThat(after.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv())
        .extracting(EnvVar::getName)
        .containsExactly("PORT");
  }

  @Test
  void a_resource_version_in_the_configuration_locks() {
    Deployment first = apply("hotswap", Manifests.deployment(2));
    apply("hotswap", Manifests.deployment(3));
    Deployment late = Manifests.deployment(4);
    late.getMetadata().setResourceVersion(first.getMetadata().getResourceVersion());

    assertThatThrownBy(() -> apply("hotswap", late))
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
  }

  @Test
  void status_is_applied_through_its_subresource() {
    apply("hotswap", Manifests.deployment(2));
    Deployment status = Manifests.deployment(7);
    status.setStatus(
        new io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder()
            .withReadyReplicas(1)
            .build());

    Deployment after =
        client.resource(status).subresource("status").patch(context("kubelet", true));

    assertThat(after.getStatus().getReadyReplicas()).isEqualTo(1);
    assertThat(after.getSpec().getReplicas()).isEqualTo(2);
  }

  private Deployment apply(String manager, Deployment deployment) {
    return client.resource(deployment).patch(context(manager, false));
  }

  private static PatchContext context(String manager, boolean force) {
    return new PatchContext.Builder()
        .withPatchType(PatchType.SERVER_SIDE_APPLY)
        .withFieldManager(manager)
        .withForce(force)
        .build();
  }
}
