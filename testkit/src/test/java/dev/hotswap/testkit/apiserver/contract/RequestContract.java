package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.apiserver.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with a request, whatever it is about. */
interface RequestContract extends Subject {
  private String configMaps() {
    return "/api/v1/namespaces/%s/configmaps".formatted(namespace());
  }

  private Exchange send(String method, String path, String type, String body) {
    return Exchange.of(client(), method, configMaps() + path, type, body);
  }

  private static String configMap(String name) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"%s\"}}"
        .formatted(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST  | ''     | application/json             | {nope | 400 | the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error:
          POST  | ''     | application/json             | [1]   | 400 | the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error:
          POST  | ''     | text/plain                   | x     | 415 | the body of the request was in an unknown format - accepted media types include: application/json, application/yaml
          POST  | /a     | application/json             | {}    | 405 | the server does not allow this method on the requested resource
          PUT   | ''     | application/json             | {}    | 405 | the server does not allow this method on the requested resource
          PATCH | /a     | application/merge-patch+json | {x    | 400 | error decoding patch:
          PATCH | /a     | application/merge-patch+json | [1]   | 400 | error decoding patch:
          PATCH | /a     | application/json-patch+json  | {}    | 400 | error decoding patch:
          PATCH | /a?dryRun=Some          | application/merge-patch+json | {} | 422 | PatchOptions.meta.k8s.io "" is invalid: dryRun: Unsupported value: ["Some"]: supported values: "All"
          PATCH | /a?force=true           | application/merge-patch+json | {} | 422 | PatchOptions.meta.k8s.io "" is invalid: force: Forbidden: may not be specified for non-apply patch
          PATCH | /a                      | application/apply-patch+yaml | {} | 422 | PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch
          PATCH | /a?fieldValidation=Some | application/merge-patch+json | {} | 422 | PatchOptions.meta.k8s.io "" is invalid: fieldValidation: Unsupported value: "Some": supported values: "", "Ignore", "Strict", "Warn"
          """)
  default void what_cannot_be_read_is_refused(
      String method, String path, String type, String body, int code, String message) {
    client().resource(manifests().configMap("a", "1")).create();

    Exchange refusal = send(method, path, type, body);

    assertThat(refusal.message()).startsWith(message);
    assertThat(refusal.code()).isEqualTo(code);
  }

  @Test
  default void a_body_has_its_limit() {
    String large = "x".repeat(5 << 20);

    assertThat(send("POST", "", "application/json", large).message())
        .isEqualTo("Request entity too large: limit is 3145728");
  }

  @Test
  default void a_manager_has_its_limit() {
    Exchange refusal =
        send(
            "PATCH",
            "/a?fieldManager=" + "m".repeat(129),
            "application/apply-patch+yaml",
            configMap("a"));

    assertThat(refusal.message())
        .isEqualTo(
            "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Too long: may not be more than"
                + " 128 bytes");
  }

  @Test
  default void a_body_is_about_what_the_path_names() {
    assertThat(send("PUT", "/b", "application/json", configMap("a")).message())
        .isEqualTo("the name of the object (a) does not match the name on the URL (b)");
  }

  @Test
  default void an_apply_repeats_the_name_only_to_create() {
    String config = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"data\":{\"a\":\"1\"}}";
    Exchange nameless = send("PATCH", "/a?fieldManager=m", "application/apply-patch+yaml", config);
    client().resource(manifests().configMap("a", "1")).create();

    Exchange applied = send("PATCH", "/a?fieldManager=m", "application/apply-patch+yaml", config);

    assertThat(nameless.message())
        .isEqualTo(
            "the name of the object (a based on URL) was undeterminable: name must be provided");
    assertThat(applied.json().path("metadata").path("name").asText()).isEqualTo("a");
  }

  @Test
  default void values_have_the_types_of_their_fields() {
    String wrong = configMap("a").replace("\"a\"}", "\"a\",\"labels\":{\"a\":true}}");

    assertThat(send("POST", "", "application/json", wrong).message())
        .isEqualTo(
            "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: json: cannot unmarshal"
                + " bool into Go struct field ObjectMeta.metadata.labels of type string");
    assertThat(send("PATCH", "/a?fieldManager=m", "application/apply-patch+yaml", wrong).message())
        .isEqualTo(
            "failed to create typed patch object (/a; /v1, Kind=ConfigMap): .metadata.labels.a:"
                + " expected string, got &value.valueUnstructured{Value:true}");
  }

  @Test
  default void fields_that_get_lost_are_worth_a_warning() {
    client().resource(manifests().configMap("a", "1")).create();
    String unknown = Json.text(Json.textNode("unknown field \"nope\""));
    String body = configMap("b").replace("{\"apiVersion", "{\"nope\":1,\"apiVersion");

    Exchange created = send("POST", "", "application/json", body);
    Exchange patched = send("PATCH", "/a", "application/merge-patch+json", "{\"nope\":1}");
    Exchange silent =
        send("PATCH", "/a?fieldValidation=Ignore", "application/merge-patch+json", "{\"nope\":1}");

    assertThat(created.warnings()).containsExactly("299 - " + unknown);
    assertThat(patched.warnings()).containsExactly("299 - " + unknown);
    assertThat(silent.warnings()).isEmpty();
  }

  @Test
  default void a_strict_patch_loses_no_field() {
    client().resource(manifests().configMap("a", "1")).create();

    Exchange refusal =
        send("PATCH", "/a?fieldValidation=Strict", "application/merge-patch+json", "{\"nope\":1}");

    assertThat(refusal.code()).isEqualTo(422);
    assertThat(refusal.message())
        .startsWith(" \"\" is invalid: patch: Invalid value: ")
        .endsWith(": strict decoding error: unknown field \"nope\"");
  }

  @Test
  default void what_is_not_there_cannot_be_removed_by_a_json_patch() {
    client().resource(manifests().configMap("a", "1")).create();
    String removal = "[{\"op\":\"remove\",\"path\":\"/data/none\"}]";

    Exchange refusal = send("PATCH", "/a", "application/json-patch+json", removal);

    assertThat(refusal.code()).isEqualTo(422);
    assertThat(refusal.message())
        .isEqualTo("the server rejected our request due to an error in our request");
  }
}
