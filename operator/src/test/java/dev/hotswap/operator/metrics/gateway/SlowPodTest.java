package dev.hotswap.operator.metrics.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotswap.operator.metrics.MetricSource.Session;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.testing.EnvoyLines;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.operator.metrics.testing.PlayedGateways;
import dev.hotswap.operator.metrics.testing.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Three pods, of which one keeps its answer back until the test lets it go. */
class SlowPodTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @AutoClose private final PlayedGateways gateways;
  private final GatewaySource source;
  private final Session session;
  private Instant now = START;

  SlowPodTest() throws IOException {
    gateways = new PlayedGateways(3, START.minus(Duration.ofDays(1)));
    source = gateways.source();
    session = source.open(Metrics.payment(Metrics.errors()), new Origin(START, List.of()));
    counts(0, 0);
    counts(1, 0);
    counts(2, 0);
  }

  @Test
  void theOthersWaitForItOnceAtMostAndItsCountsArriveWhenItAnswers() {
    assertThat(look()).isInstanceOf(Poll.Fresh.class);
    CountDownLatch answer = new CountDownLatch(1);
    holds(2, answer, 5);

    assertThat(missing(look())).contains("gateway pod gw-2", "within");
    assertThat(missing(look())).contains("gateway pod gw-2", "beside");
    assertThat(missing(look())).contains("gateway pod gw-2", "beside");
    assertThat(gateways.server(2).asked()).as("one reading at a time").hasSize(2);

    answer.countDown();
    await().until(() -> look() instanceof Poll.Fresh);
    counts(2, 7);
    await().until(() -> bad(look()) == 2);
    assertThat(look()).as("its patience is back").isInstanceOf(Poll.Fresh.class);
  }

  @Test
  void aPodThatIsDeletedMeanwhileIsNotWaitedForAnyMore() {
    look();
    CountDownLatch never = new CountDownLatch(1);
    holds(2, never, 0);
    look();

    gateways.pods(gateways.pods().subList(0, 2));

    assertThat(look()).isInstanceOf(Poll.Fresh.class);
    never.countDown();
  }

  @Test
  void aPodThatHasAnotherAddressIsReadThere() {
    look();
    GatewayPod moved = new GatewayPod("gw-2", START.minus(Duration.ofDays(1)), "127.0.0.1");
    gateways.pods(List.of(gateways.pods().getFirst(), gateways.pods().get(1), moved));
    int before = gateways.server(2).asked().size();

    look();

    assertThat(gateways.server(2).asked()).hasSize(before);
  }

  private Poll look() {
    now = now.plusSeconds(1);
    return session.poll(now);
  }

  private static String missing(Poll poll) {
    return ((Poll.Partial) poll).missing().getFirst().sentence();
  }

  private static long bad(Poll poll) {
    return poll instanceof Poll.Fresh fresh
            && fresh.samples().getLast().metrics().get("errors")
                instanceof dev.hotswap.core.analysis.Observation.Counted counted
        ? counted.candidate().bad()
        : -1;
  }

  private void holds(int pod, CountDownLatch until, long failed) {
    gateways
        .server(pod)
        .script(
            any -> {
              try {
                until.await();
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
              return Reply.ok(page(failed));
            });
  }

  private void counts(int pod, long failed) {
    gateways.server(pod).page(page(failed));
  }

  private static String page(long failed) {
    return EnvoyLines.requests("payment-a", 2, 100) + EnvoyLines.requests("payment-b", 5, failed);
  }
}
