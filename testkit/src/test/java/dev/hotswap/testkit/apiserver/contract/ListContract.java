package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.PodList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, their selectors and their pages. */
interface ListContract extends Subject {
  @Test
  default void label_selectors_select_by_equality_by_set_and_by_presence() {
    client().resource(manifests().labelled("a", "tier", "front")).create();
    client().resource(manifests().labelled("b", "tier", "back")).create();
    client().resource(manifests().labelled("c", "other", "x")).create();

    assertThat(selected("tier=front")).containsExactly("a");
    assertThat(selected("tier!=front")).containsExactly("b", "c");
    assertThat(selected("tier in (front, back)")).containsExactly("a", "b");
    assertThat(selected("tier,tier notin (front)")).containsExactly("b");
    assertThat(selected("!tier")).containsExactly("c");
  }

  @Test
  default void field_selectors_select_by_what_the_server_indexes() {
    client().resource(manifests().pod("p")).create();
    client().resource(manifests().pod("q")).create();
    var pods = client().pods().inNamespace(namespace());

    assertThat(pods.withField("metadata.name", "p").list().getItems()).hasSize(1);
    assertThat(pods.withField("status.phase", "Pending").list().getItems()).hasSize(2);
    assertThat(pods.withField("spec.nodeName", "n").list().getItems()).isEmpty();
    assertThat(Refusal.of(() -> pods.withField("spec.os", "x").list()).code()).isEqualTo(400);
  }

  @Test
  default void pages_show_one_moment_even_if_things_change_in_between() {
    for (String name : List.of("a", "b", "c")) {
      client().resource(manifests().pod(name)).create();
    }
    PodList first = page("");
    client().resource(manifests().pod("b")).delete();
    PodList second = page(first.getMetadata().getContinue());

    assertThat(first.getItems()).extracting(p -> p.getMetadata().getName()).containsExactly("a");
    assertThat(first.getMetadata().getRemainingItemCount()).isEqualTo(2);
    assertThat(second.getItems()).extracting(p -> p.getMetadata().getName()).containsExactly("b");
    assertThat(second.getMetadata().getResourceVersion())
        .isEqualTo(first.getMetadata().getResourceVersion());
  }

  @Test
  default void items_of_built_in_kinds_do_not_repeat_their_kind() {
    client().resource(manifests().configMap("a", "1")).create();

    assertThat(client().raw("/api/v1/namespaces/" + namespace() + "/configmaps"))
        .contains("\"kind\":\"ConfigMapList\"")
        .doesNotContain("\"kind\":\"ConfigMap\",");
  }

  @Test
  default void a_list_can_show_an_earlier_moment_exactly() {
    ConfigMap first = client().resource(manifests().labelled("a", "mine", "yes")).create();
    client().resource(manifests().labelled("b", "mine", "yes")).create();
    String version = first.getMetadata().getResourceVersion();
    String path = "/api/v1/namespaces/%s/configmaps?labelSelector=mine".formatted(namespace());

    String then = client().raw(path + "&resourceVersionMatch=Exact&resourceVersion=" + version);
    String now =
        client().raw(path + "&resourceVersionMatch=NotOlderThan&resourceVersion=" + version);

    assertThat(then).contains("\"name\":\"a\"").doesNotContain("\"name\":\"b\"");
    assertThat(now).contains("\"name\":\"a\"", "\"name\":\"b\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limit=many | 400 | strconv.ParseInt: parsing "many": invalid syntax
          resourceVersion=abc | 400 | invalid resource version: resourceVersion: Invalid value: "abc": strconv.ParseUint: parsing "abc": invalid syntax
          resourceVersion=900000000000000 | 504 | Timeout: Too large resource version: 900000000000000, current:
          resourceVersionMatch=Exact | 422 | ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided
          resourceVersion=0&resourceVersionMatch=Exact | 422 | ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: resourceVersionMatch "exact" is forbidden for resourceVersion "0"
          resourceVersion=5&resourceVersionMatch=Odd | 422 | ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Unsupported value: "Odd": supported values: "Exact", "NotOlderThan", ""
          watch=true&sendInitialEvents=true | 422 | ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan
          watch=true&resourceVersion=abc | 500 | resourceVersion: Invalid value: "abc": strconv.ParseUint: parsing "abc": invalid syntax
          limit=1&continue=abc | 400 | invalid continue token: continue key is not valid:
          labelSelector=a=b=c | 400 | ''
          fieldSelector=metadata.name | 400 | invalid selector: 'metadata.name'; can't understand 'metadata.name'
          """)
  default void what_cannot_be_listed_is_refused(String query, int code, String message) {
    String path = "/api/v1/namespaces/%s/configmaps?%s".formatted(namespace(), query);

    Exchange refusal = Exchange.get(client(), path, "application/json");

    assertThat(refusal.message()).startsWith(message);
    assertThat(refusal.code()).isEqualTo(code);
  }

  private PodList page(String token) {
    ListOptions options =
        new ListOptionsBuilder().withLimit(1L).withContinue(token.isEmpty() ? null : token).build();
    return client().pods().inNamespace(namespace()).list(options);
  }

  private List<String> selected(String selector) {
    return names(
        client()
            .configMaps()
            .inNamespace(namespace())
            .list(new ListOptionsBuilder().withLabelSelector(selector).build()));
  }

  private static List<String> names(ConfigMapList list) {
    return list.getItems().stream()
        .map(ConfigMap::getMetadata)
        .map(metadata -> metadata.getName())
        .filter(name -> !name.equals("kube-root-ca.crt"))
        .toList();
  }
}
