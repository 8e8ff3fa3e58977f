package dev.hotswap.testkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotswap.testkit.gateway.route.RetryPolicy;
import dev.hotswap.testkit.http.HttpConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemovalUnderLoadTest {

  private static final int CLIENTS = 8;
  private static final int ROUNDS = 10;

  private final List<Client> clients = new ArrayList<>();
  private final AtomicBoolean loading = new AtomicBoolean(true);

  @Test
  void endpoints_that_leave_before_they_stop_lose_no_request() throws Exception {
    try (var gateway = new TestGateway();
        var stable = TestUpstream.answering(200, "stable")) {
      gateway.routeTo(RetryPolicy.NONE, stable.address());
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(new Client(gateway, loading));
      }

      for (int round = 0; round < ROUNDS; round++) {
        try (var leaving = TestUpstream.answering(200, "leaving")) {
          gateway.routeTo(RetryPolicy.NONE, stable.address(), leaving.address());
          awaitTwoAnswersEach();
          gateway.routeTo(RetryPolicy.NONE, stable.address());
          awaitTwoAnswersEach();
        }
      }
      loading.set(false);
      for (Client client : clients) {
        client.thread.join();
      }
    }
    assertThat(clients).flatExtracting(client -> client.failures).isEmpty();
  }

  /** After its second answer no client has a request under way that began before. */
  private void awaitTwoAnswersEach() {
    List<Integer> enough = clients.stream().map(client -> client.answers.get() + 2).toList();
    await().pollInterval(Duration.ofMillis(1)).until(() -> allReached(enough));
  }

  private boolean allReached(List<Integer> answers) {
    return IntStream.range(0, CLIENTS)
        .allMatch(i -> clients.get(i).answers.get() >= answers.get(i));
  }

  private static final class Client {

    private final AtomicInteger answers = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Thread thread;

    Client(TestGateway gateway, AtomicBoolean loading) {
      thread = Thread.ofVirtual().start(() -> load(gateway, loading));
    }

    private void load(TestGateway gateway, AtomicBoolean loading) {
      try (HttpConnection connection = gateway.client()) {
        while (loading.get()) {
          var seen = TestGateway.get(connection, "/");
          if (seen.status() != 200) {
            failures.add(seen.toString());
          }
          answers.incrementAndGet();
        }
      } catch (IOException failed) {
        failures.add(failed.toString());
      }
    }
  }
}
