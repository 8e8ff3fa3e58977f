package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kinds that CRDs define. */
interface CustomResourceContract extends Subject {
  @Test
  default void defaults_come_and_unknown_fields_go() {
    GenericKubernetesResource created = resource("{size: 1, color: red}").create();

    assertThat(created.<Map<String, Object>>get("spec")).isEqualTo(Map.of("size", 1, "limit", 10));
  }

  @Test
  default void a_client_that_is_strict_hears_of_unknown_fields() {
    assertThat(
            Refusal.of(
                () ->
                    resource("{size: 1, color: red}")
                        .fieldValidation(
                            io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation.STRICT)
                        .create()))
        .isEqualTo(
            new Refusal(
                400,
                "BadRequest",
                "Widget in version \"v1\" cannot be handled as a Widget: strict decoding error:"
                    + " unknown field \"spec.color\""));
  }

  @Test
  default void a_schema_refuses_and_names_the_field() {
    Refusal refusal = Refusal.of(() -> resource("{size: 0, limit: -1}").create());

    assertThat(refusal.code()).isEqualTo(422);
    assertThat(refusal.message())
        .isEqualTo(
            "Widget.contract.hotswap.dev \"w\" is invalid: spec.limit: Invalid value: -1:"
                + " spec.limit in body should be greater than or equal to 0");
  }

  @Test
  default void a_rule_refuses_in_its_own_words() {
    assertThat(Refusal.of(() -> resource("{size: 11}").create()).message())
        .contains("spec: Invalid value:", "size must not be above limit");
  }

  @Test
  default void an_update_needs_a_version() {
    resource("{size: 1}").create();

    assertThat(
            Refusal.of(() -> client().raw(path(), "PUT", Widgets.widget(namespace(), "{size: 2}"))))
        .isEqualTo(
            new Refusal(
                422,
                "Invalid",
                "widgets.contract.hotswap.dev \"w\" is invalid: metadata.resourceVersion: Invalid"
                    + " value: 0: must be specified for an update"));
  }

  @Test
  default void status_counts_no_generation_and_changes_nothing_else() {
    GenericKubernetesResource created = resource("{size: 1}").create();
    created.get("spec");
    created.setAdditionalProperty("status", Map.of("size", 3));
    created.setAdditionalProperty("spec", Map.of("size", 9));

    GenericKubernetesResource after = client().resource(created).updateStatus();

    assertThat(after.<Integer>get("spec", "size")).isEqualTo(1);
    assertThat(after.<Integer>get("status", "size")).isEqualTo(3);
    assertThat(after.getMetadata().getGeneration()).isEqualTo(1);
  }

  @Test
  default void lists_merge_by_the_keys_that_the_schema_names() {
    apply("one", "{size: 1, parts: [{name: a, color: red}]}");
    GenericKubernetesResource both = apply("two", "{size: 1, parts: [{name: b}]}");
    GenericKubernetesResource less = apply("one", "{size: 1}");

    assertThat(both.<java.util.List<?>>get("spec", "parts")).hasSize(2);
    assertThat(less.<java.util.List<?>>get("spec", "parts"))
        .isEqualTo(java.util.List.of(Map.of("name", "b")));
  }

  @Test
  default void an_apply_does_not_lose_unknown_fields_silently() {
    Refusal refusal = Refusal.of(() -> apply("one", "{size: 1, color: red}"));

    assertThat(refusal.code()).isEqualTo(500);
    assertThat(refusal.message())
        .isEqualTo(
            "failed to create typed patch object (%s/w; contract.hotswap.dev/v1, Kind=Widget):"
                    .formatted(namespace())
                + " .spec.color: field not declared in schema");
  }

  @Test
  default void a_strategic_merge_patch_is_not_understood() {
    resource("{size: 1}").create();

    assertThat(
            Refusal.of(
                    () ->
                        client()
                            .genericKubernetesResources(Widgets.TYPE)
                            .inNamespace(namespace())
                            .withName("w")
                            .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), "{}"))
                .code())
        .isEqualTo(415);
  }

  @Test
  default void scale_works_on_the_paths_of_the_crd() {
    resource("{size: 1}").create();

    client()
        .genericKubernetesResources(Widgets.TYPE)
        .inNamespace(namespace())
        .withName("w")
        .scale(4);

    assertThat(resource("{}").get().<Integer>get("spec", "size")).isEqualTo(4);
  }

  private String path() {
    return "/apis/contract.hotswap.dev/v1/namespaces/%s/widgets/w".formatted(namespace());
  }

  private Resource<GenericKubernetesResource> resource(String spec) {
    Widgets.define(client());
    return client().resource(Widgets.widget(namespace(), spec));
  }

  private GenericKubernetesResource apply(String manager, String spec) {
    Widgets.define(client());
    return new Applies(client(), manager).apply(Widgets.widget(namespace(), spec));
  }
}
