package dev.hotswap.operator.app;

import static org.awaitility.Awaitility.await;

import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.User;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cache that goes blind is the worst that can happen to an operator: it would see no commit. */
class CutWatchTest {
  private static final Duration GENEROUS = Duration.ofMinutes(1);

  private final CountDownLatch handled = new CountDownLatch(1);
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private FakeApiServer server;
  private KubernetesClient people;
  private KubernetesClient operator;

  @BeforeEach
  void start() {
    server = FakeApiServer.start();
    server.createNamespace("shop");
    people = server.client();
    operator = Clients.forWork(server.clientConfig(User.ADMIN), unread -> {});
  }

  @AfterEach
  void stop() {
    handled.countDown();
    operator.close();
    people.close();
    server.close();
  }

  @Test
  void a_connection_cut_while_an_event_is_handled_is_noticed_and_nothing_is_missed() {
    operator.configMaps().inNamespace("shop").watch(new Slow());
    create("first");
    await().atMost(GENEROUS).until(() -> seen.contains("first"));

    create("second");
    linger();
    server.dropWatches();
    linger();
    handled.countDown();
    create("third");

    await().atMost(GENEROUS).until(() -> seen.contains("third"));
  }

  /** Nothing tells when a message has reached the client's queue, or a connection its end. */
  private static void linger() {
    await().during(Duration.ofMillis(200)).atMost(GENEROUS).until(() -> true);
  }

  private void create(String name) {
    people
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("shop")
                .endMetadata()
                .withData(Map.of("k", "v"))
                .build())
        .create();
  }

  /** Handles its first event for as long as the test wants. */
  private final class Slow implements Watcher<ConfigMap> {
    @Override
    public void eventReceived(Action action, ConfigMap object) {
      seen.add(object.getMetadata().getName());
      try {
        handled.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void onClose(WatcherException cause) {
      seen.clear();
    }
  }
}
