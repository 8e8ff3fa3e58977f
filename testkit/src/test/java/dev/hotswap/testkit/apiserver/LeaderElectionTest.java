package dev.hotswap.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaderElectionTest {
  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();
  private final List<String> leaders = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void one_of_two_leads_and_the_other_follows_when_it_stops() {
    CompletableFuture<?> first = elector("one").start();
    await().until(() -> leaders.equals(List.of("one")));
    CompletableFuture<?> second = elector("two").start();
    assertThat(leaders).containsExactly("one");

    first.cancel(true);

    await().until(() -> leaders.equals(List.of("one", "two")));
    second.cancel(true);
  }

  private LeaderElector elector(String identity) {
    return client
        .leaderElector()
        .withConfig(
            new LeaderElectionConfigBuilder()
                .withName("test")
                .withLock(new LeaseLock("default", "hotswap", identity))
                .withLeaseDuration(Duration.ofSeconds(3))
                .withRenewDeadline(Duration.ofSeconds(2))
                .withRetryPeriod(Duration.ofMillis(200))
                .withReleaseOnCancel(true)
                .withLeaderCallbacks(
                    new LeaderCallbacks(() -> leaders.add(identity), () -> {}, leader -> {}))
                .build())
        .build();
  }
}
