package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.apiserver.json.Json;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Watches, seen as the lines that come over the wire until the server ends them. */
interface WatchContract extends Subject {
  @Test
  default void a_watch_replays_what_happened_since_a_version() {
    ConfigMap first = client().resource(manifests().configMap("a", "1")).create();
    client().resource(manifests().configMap("b", "1")).create();
    client().resource(manifests().configMap("b", "2")).update();
    client().resource(first).delete();

    assertThat(events(first, "")).containsExactly("ADDED b", "MODIFIED b", "DELETED a");
  }

  @Test
  default void an_object_that_loses_the_label_is_deleted_for_this_watch() {
    ConfigMap first = client().resource(manifests().configMap("a", "1")).create();
    client().resource(manifests().labelled("b", "mine", "yes")).create();
    client().resource(manifests().configMap("b", "1")).update();
    client().resource(manifests().labelled("a", "mine", "yes")).update();

    assertThat(events(first, "&labelSelector=mine"))
        .containsExactly("ADDED b", "DELETED b", "ADDED a");
  }

  @Test
  default void a_watch_from_nowhere_begins_with_what_is_there() {
    client().resource(manifests().labelled("a", "mine", "yes")).create();
    client().resource(manifests().labelled("b", "mine", "yes")).create();

    assertThat(lines("&labelSelector=mine")).containsExactlyInAnyOrder("ADDED a", "ADDED b");
  }

  @Test
  default void a_watch_that_lists_first_says_when_it_has_shown_everything() {
    client().resource(manifests().labelled("a", "mine", "yes")).create();
    String query =
        "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true";

    assertThat(lines("&labelSelector=mine" + query)).startsWith("ADDED a", "BOOKMARK ");
  }

  private List<String> events(ConfigMap since, String query) {
    return lines("&resourceVersion=" + since.getMetadata().getResourceVersion() + query);
  }

  private List<String> lines(String query) {
    String path =
        "/api/v1/namespaces/%s/configmaps?watch=true&timeoutSeconds=1".formatted(namespace());
    return client()
        .raw(path + query)
        .lines()
        .map(Json::parseObject)
        .map(
            event ->
                event.path("type").asText()
                    + " "
                    + event.path("object").path("metadata").path("name").asText())
        .filter(event -> !event.endsWith("kube-root-ca.crt"))
        .toList();
  }
}
