package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.Test;

/** Patches that are no apply. */
interface PatchContract extends Subject {
  @Test
  default void a_merge_patch_replaces_lists_and_deletes_by_null() {
    Deployment deployment = manifests().deployment(2);
    deployment.getMetadata().setFinalizers(java.util.List.of("a.dev/one", "a.dev/two"));
    client().resource(deployment).create();

    Deployment patched =
        patch(
            PatchType.JSON_MERGE,
            "{\"metadata\":{\"finalizers\":[\"a.dev/three\"]},\"spec\":{\"strategy\":{\"rollingUpdate\":null,\"type\":\"Recreate\"}}}");

    assertThat(patched.getMetadata().getFinalizers()).containsExactly("a.dev/three");
    assertThat(patched.getSpec().getStrategy().getRollingUpdate()).isNull();
  }

  @Test
  default void a_json_patch_changes_what_its_paths_name() {
    client().resource(manifests().deployment(2)).create();

    Deployment patched =
        patch(PatchType.JSON, "[{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":5}]");

    assertThat(patched.getSpec().getReplicas()).isEqualTo(5);
  }

  @Test
  default void a_json_patch_whose_test_fails_is_invalid() {
    client().resource(manifests().deployment(2)).create();

    Refusal refusal =
        Refusal.of(
            () ->
                patch(
                    PatchType.JSON, "[{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":9}]"));

    assertThat(refusal.code()).isEqualTo(422);
    assertThat(refusal.reason()).isEqualTo("Invalid");
  }

  @Test
  default void a_strategic_merge_patch_merges_containers_by_name() {
    client().resource(manifests().deployment(2)).create();

    Deployment patched =
        patch(
            PatchType.STRATEGIC_MERGE,
            "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\",\"env\":[{\"name\":\"A\",\"value\":\"1\"}]}]}}}}");

    var container = patched.getSpec().getTemplate().getSpec().getContainers().getFirst();
    assertThat(container.getImage()).isEqualTo("payment:1.0");
    assertThat(container.getEnv()).extracting(EnvVar::getName).containsExactly("A");
  }

  @Test
  default void a_patch_with_an_old_version_is_a_conflict() {
    Deployment first = client().resource(manifests().deployment(2)).create();
    client().resource(manifests().deployment(3)).update();
    String patch =
        "{\"metadata\":{\"resourceVersion\":\"%s\"},\"spec\":{\"replicas\":4}}"
            .formatted(first.getMetadata().getResourceVersion());

    assertThat(Refusal.of(() -> patch(PatchType.JSON_MERGE, patch)).code()).isEqualTo(409);
  }

  @Test
  default void a_patch_of_nothing_is_not_found() {
    assertThat(Refusal.of(() -> patch(PatchType.JSON_MERGE, "{}")).code()).isEqualTo(404);
  }

  @Test
  default void a_dry_run_answers_but_stores_nothing() {
    ConfigMap answer = client().resource(manifests().configMap("settings", "1")).dryRun().create();

    assertThat(answer.getMetadata().getUid()).isNotBlank();
    assertThat(client().configMaps().inNamespace(namespace()).withName("settings").get()).isNull();
  }

  private Deployment patch(PatchType type, String patch) {
    return client()
        .apps()
        .deployments()
        .inNamespace(namespace())
        .withName("payment-a")
        .patch(PatchContext.of(type), patch);
  }
}
