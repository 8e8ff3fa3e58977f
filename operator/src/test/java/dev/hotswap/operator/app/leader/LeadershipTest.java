package dev.hotswap.operator.app.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotswap.testkit.apiserver.FakeApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeadershipTest {
  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Leadership> standing = new ArrayList<>();

  @AfterEach
  void stop() {
    standing.forEach(Leadership::close);
    client.close();
    server.close();
    threads.shutdownNow();
  }

  @Test
  void the_first_one_leads_and_the_second_waits() {
    Leadership first = stand("one", Duration.ofSeconds(1));
    await().until(first::leading);

    Leadership second = stand("two", Duration.ofSeconds(1));
    await().until(() -> reads() >= 2);

    assertThat(second.leading()).isFalse();
    assertThat(holder()).isEqualTo("one");
  }

  @Test
  void a_clean_stop_gives_the_lease_back_and_whoever_waits_takes_it_before_its_next_retry() {
    // Given: retries are so far apart that only the watch can explain a hand-over
    Leadership first = stand("one", Duration.ofMinutes(10));
    await().until(first::leading);
    Leadership second = stand("two", Duration.ofMinutes(10));
    await().until(() -> reads() >= 2);

    first.close();

    await().until(second::leading);
    assertThat(first.leading()).isFalse();
    assertThat(holder()).isEqualTo("two");
  }

  @Test
  void a_clean_stop_is_no_loss() {
    AtomicInteger losses = new AtomicInteger();
    Leadership only = stand("one", Duration.ofSeconds(1), losses::incrementAndGet);
    await().until(only::leading);

    only.close();

    assertThat(losses).hasValue(0);
    assertThat(holder()).isEmpty();
  }

  @Test
  void a_container_that_restarts_under_the_same_name_leads_again_at_once() {
    Leadership killed = stand("one", Duration.ofMinutes(10));
    await().until(killed::leading);

    Leadership restarted = stand("one", Duration.ofMinutes(10));

    await().until(restarted::leading);
  }

  @Test
  void whoever_finds_another_holder_has_lost() {
    AtomicInteger losses = new AtomicInteger();
    Leadership first = stand("one", Duration.ofMillis(100), losses::incrementAndGet);
    await().until(first::leading);

    client
        .leases()
        .inNamespace("default")
        .withName("hotswap")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\": {\"holderIdentity\": \"two\", \"leaseDurationSeconds\": 3600}}");

    await().until(() -> losses.get() == 1);
    assertThat(first.leading()).isFalse();
  }

  private Leadership stand(String holder, Duration retry) {
    return stand(holder, retry, () -> {});
  }

  private Leadership stand(String holder, Duration retry, Runnable lost) {
    var candidacy =
        new Candidacy(
            "default",
            "hotswap",
            holder,
            retry.multipliedBy(10).plusSeconds(1),
            retry.multipliedBy(5),
            retry);
    var leadership = new Leadership(client, candidacy, threads, () -> {}, () -> {}, lost);
    standing.add(leadership);
    leadership.start();
    return leadership;
  }

  private String holder() {
    var lease = client.leases().inNamespace("default").withName("hotswap").get();
    return Objects.requireNonNullElse(lease.getSpec().getHolderIdentity(), "");
  }

  private long reads() {
    return server.audit().entries(entry -> entry.verbAndResource().equals("get leases")).size();
  }
}
