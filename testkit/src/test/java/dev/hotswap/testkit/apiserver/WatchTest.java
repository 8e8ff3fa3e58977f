package dev.hotswap.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotswap.testkit.apiserver.contract.Manifests;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchTest {
  private final Manifests manifests = new Manifests("shop");
  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();
  private final List<String> seen = new CopyOnWriteArrayList<>();

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
  void an_informer_sees_what_was_there_and_what_happens() {
    client.resource(manifests.configMap("old", "1")).create();
    try (SharedIndexInformer<ConfigMap> informer =
        inform(client.configMaps().inNamespace("shop"))) {
      client.resource(manifests.configMap("new", "1")).create();
      client.resource(manifests.configMap("new", "2")).update();
      client.resource(manifests.configMap("old", "1")).delete();

      await().until(() -> seen.size() >= 4);
      assertThat(seen).containsExactly("+old=1", "+new=1", "~new=2", "-old=1");
      assertThat(informer.isWatching()).isTrue();
    }
  }

  @Test
  void an_informer_survives_broken_watches_and_a_forgotten_history() {
    try (SharedIndexInformer<ConfigMap> informer =
        inform(client.configMaps().inNamespace("shop"))) {
      await().until(() -> server.openWatches() == 1);
      server.dropWatches();
      client.resource(manifests.configMap("first", "1")).create();
      server.compact();

      await().until(() -> seen.contains("+first=1"));
      client.resource(manifests.configMap("second", "1")).create();
      await().until(() -> seen.contains("+second=1"));
      assertThat(informer.getStore().list()).hasSize(2);
    }
  }

  @Test
  void an_object_that_loses_the_label_leaves_the_selection() {
    ConfigMap labelled =
        manifests
            .configMap("settings", "1")
            .edit()
            .editMetadata()
            .addToLabels("mine", "yes")
            .endMetadata()
            .build();
    var selected = client.configMaps().inNamespace("shop").withLabel("mine", "yes");
    try (SharedIndexInformer<ConfigMap> informer = inform(selected)) {
      client.resource(labelled).create();
      client.resource(manifests.configMap("settings", "1")).update();

      await().until(() -> seen.size() >= 2);
      assertThat(seen).containsExactly("+settings=1", "-settings=1");
      assertThat(informer.getStore().list()).isEmpty();
    }
  }

  private SharedIndexInformer<ConfigMap> inform(Informable<ConfigMap> what) {
    return what.inform(
        new ResourceEventHandler<>() {
          @Override
          public void onAdd(ConfigMap added) {
            seen.add("+" + text(added));
          }

          @Override
          public void onUpdate(ConfigMap before, ConfigMap after) {
            seen.add("~" + text(after));
          }

          @Override
          public void onDelete(ConfigMap last, boolean unknown) {
            seen.add("-" + text(last));
          }
        });
  }

  private static String text(ConfigMap map) {
    return map.getMetadata().getName() + "=" + map.getData().get("key");
  }
}
