package dev.hotswap.operator.metrics.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Counter;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.MetricSource.Session;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.testing.EnvoyLines;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.operator.metrics.testing.PlayedGateways;
import dev.hotswap.operator.metrics.testing.Reply;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class GatewaySourceTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LONG_BEFORE = START.minus(Duration.ofDays(1));

  @AutoClose private final PlayedGateways gateways;
  private final GatewaySource source;

  GatewaySourceTest() throws IOException {
    gateways = new PlayedGateways(2, LONG_BEFORE);
    source = gateways.source();
  }

  @Test
  void sumsWhatAllPodsOfTheGatewayCounted() {
    Session session = open(List.of());
    counts(0, 100, 10, 0);
    counts(1, 200, 20, 0);
    session.poll(START);
    counts(0, 150, 15, 1);
    counts(1, 240, 24, 3);

    Poll poll = session.poll(START.plusSeconds(1));

    assertThat(errors(poll)).isEqualTo(new Counted(new Tally(13, 4), new Tally(90, 0)));
  }

  @Test
  void aLookBetweenTwoPollsIsEnteredNowhere() {
    Session session = open(List.of());
    Session other = open(List.of());
    counts(0, 100, 10, 0);
    counts(1, 200, 20, 0);
    session.poll(START);
    other.poll(START);
    counts(0, 150, 15, 1);
    counts(1, 240, 24, 3);
    Counted grown = new Counted(new Tally(13, 4), new Tally(90, 0));

    assertThat(errors(session.peek(START.plusMillis(250)))).isEqualTo(grown);
    assertThat(errors(other.peek(START.plusMillis(250)))).isEqualTo(grown);
    assertThat(errors(session.peek(START.plusMillis(500)))).isEqualTo(grown);
    assertThat(gateways.server(0).asked()).as("one page for both").hasSize(3);

    assertThat(errors(session.poll(START.plusSeconds(1)))).isEqualTo(grown);
    assertThat(errors(other.poll(START.plusSeconds(1)))).isEqualTo(grown);
  }

  @Test
  void beforeTheFirstPollThereIsNothingToCompareWith() {
    assertThat(open(List.of()).peek(START)).isInstanceOf(Poll.Unchanged.class);
  }

  @Test
  void asksOnlyForUsedStatisticsOfTheWatchedServices() {
    open(List.of()).poll(START);

    String query =
        URLDecoder.decode(gateways.server(0).asked().getFirst().query(), StandardCharsets.UTF_8);
    assertThat(query)
        .startsWith("usedonly&filter=")
        .contains("payment-a", "payment-b", "upstream_rq_");
  }

  @Test
  void whatItCostsIsShown() {
    open(List.of()).poll(START);

    assertThat(gateways.registry().get("hotswap.gateway.pods").gauge().value()).isEqualTo(2);
    assertThat(gateways.registry().get("hotswap.gateway.backends").gauge().value()).isEqualTo(2);
    assertThat(gateways.registry().get("hotswap.gateway.requests").counter().count()).isEqualTo(2);
  }

  @Test
  void onePodThatDoesNotAnswerMakesAReadingPartialAndLosesNothing() {
    Session session = open(List.of());
    counts(0, 100, 10, 0);
    counts(1, 200, 20, 0);
    session.poll(START);
    counts(0, 110, 11, 0);
    gateways.server(1).script(any -> Reply.status(503, ""));
    Poll partial = session.poll(START.plusSeconds(1));
    counts(1, 260, 26, 6);

    Poll whole = session.poll(START.plusSeconds(2));

    assertThat(partial)
        .isInstanceOfSatisfying(
            Poll.Partial.class,
            p -> {
              assertThat(p.missing().getFirst().reason()).isEqualTo(Reason.HTTP_STATUS);
              assertThat(p.missing().getFirst().sentence()).contains("gw-1", "503");
              assertThat(errors(p.seen()))
                  .isEqualTo(new Counted(new Tally(1, 0), new Tally(10, 0)));
            });
    assertThat(errors(whole)).isEqualTo(new Counted(new Tally(12, 6), new Tally(60, 0)));
  }

  @Test
  void noPodThatAnswersIsAFailureThatNamesOne() {
    Session session = open(List.of());
    gateways.server(0).page("<html>\n");
    gateways.server(1).page("<html>\n");

    assertThat(session.poll(START))
        .isInstanceOfSatisfying(
            Poll.Failed.class,
            failed -> {
              assertThat(failed.failure().reason()).isEqualTo(Reason.GARBAGE);
              assertThat(failed.failure().sentence()).startsWith("gateway pod gw-0: ");
            });
  }

  @Test
  void whatEachOfTwoGatewaysCountedIsToldApartAndMissedWhereOneHasNoPod() {
    try (GatewaySource both = gateways.sourceOfTwo();
        Session session =
            both.open(Metrics.payment(Metrics.errors()), new Origin(START, List.of()))) {
      counts(0, 100, 10, 0);
      counts(1, 200, 20, 0);
      session.poll(START);
      counts(0, 150, 15, 0);
      counts(1, 240, 24, 3);
      Poll poll = session.poll(START.plusSeconds(1));

      assertThat(errors(poll)).isEqualTo(new Counted(new Tally(12, 3), new Tally(90, 0)));
      assertThat(
              Objects.requireNonNull(((Poll.Fresh) poll).apart().get("istio-system/istio=internal"))
                  .metrics())
          .containsEntry("errors", new Counted(new Tally(7, 3), new Tally(40, 0)));

      gateways.pods(gateways.pods().subList(0, 1));
      assertThat(session.poll(START.plusSeconds(2))).isInstanceOf(Poll.Partial.class);
    }
  }

  @Test
  void noPodAtAllIsSaidWithTheSelector() {
    gateways.pods(List.of());

    assertThat(open(List.of()).poll(START))
        .isInstanceOfSatisfying(
            Poll.Failed.class,
            failed -> {
              assertThat(failed.failure().reason()).isEqualTo(Reason.NO_REPORTER);
              assertThat(failed.failure().sentence()).contains("istio=ingress", "istio-system");
            });
  }

  @Test
  void aPodWhoseProxyWasRestartedIsAnotherReporter() {
    Session session = open(List.of());
    counts(0, 1_000, 100, 0);
    session.poll(START);
    gateways.pods(
        List.of(new GatewayPod("gw-0", START.plusSeconds(1), "127.0.0.1"), gateways.pods().get(1)));
    counts(0, 1_100, 110, 0);

    Poll poll = session.poll(START.plusSeconds(2));

    assertThat(errors(poll)).isEqualTo(new Counted(new Tally(110, 0), new Tally(1_100, 0)));
  }

  @Test
  void aRestartedOperatorContinuesFromTheCountersOfTheAttempt() {
    Session before = open(List.of());
    counts(0, 1_000, 0, 0);
    var counters = ((Poll.Fresh) before.poll(START)).totals();
    counts(0, 1_500, 40, 10);
    counts(1, 300, 30, 0);

    Poll.Fresh first = (Poll.Fresh) open(counters).poll(START.plusSeconds(60));
    counts(0, 1_510, 41, 10);

    assertThat(first.before())
        .containsEntry("errors", new Counted(new Tally(80, 10), new Tally(800, 0)));
    assertThat(errors(first)).isEqualTo(Counted.NONE);
  }

  @Test
  void allReleasesShareOneLookAtAGateway() {
    Session one = open(List.of());
    Session other =
        source.open(
            new Watched(
                "shop",
                "cart",
                Map.of(Slot.A.lane(), "cart-a", Slot.B.lane(), "cart-b"),
                Set.of(80),
                Slot.A.lane(),
                Slot.B.lane(),
                List.of(Metrics.errors())),
            new Origin(START, List.of()));

    assertThat(one.poll(START)).isInstanceOf(Poll.Fresh.class);
    assertThat(other.poll(START)).isInstanceOf(Poll.Fresh.class);
    assertThat(one.poll(START)).isInstanceOf(Poll.Unchanged.class);

    assertThat(gateways.server(0).asked()).hasSize(1);
  }

  @Test
  void aPageThatWasFilteredForOthersSaysNothing() {
    open(List.of()).poll(START);
    Session late =
        source.open(
            new Watched(
                "shop",
                "cart",
                Map.of(Slot.A.lane(), "cart-a", Slot.B.lane(), "cart-b"),
                Set.of(),
                Slot.A.lane(),
                Slot.B.lane(),
                List.of()),
            new Origin(START, List.of()));

    assertThat(late.poll(START)).isInstanceOf(Poll.Unchanged.class);
    assertThat(late.poll(START.plusSeconds(1))).isInstanceOf(Poll.Fresh.class);
  }

  @Test
  void aClosedSessionIsNoLongerAskedFor() {
    Session session = open(List.of());
    session.close();

    open(List.of()).poll(START);

    assertThat(gateways.server(0).asked()).hasSize(1);
  }

  @Test
  void aClockThatGoesBackStopsNoLookAndKeepsTheOrder() {
    Session session = open(List.of());
    session.poll(START);
    counts(0, 0, 9, 9);

    Poll.Fresh poll = (Poll.Fresh) session.poll(START.minusSeconds(3_600));

    assertThat(errors(poll).candidate()).isEqualTo(new Tally(18, 9));
    assertThat(poll.samples().getFirst().at()).isAfter(START);
  }

  @Test
  void requestsInFlightComeFromTheGauge() {
    gateways
        .server(0)
        .page(EnvoyLines.requests("payment-a", 2, 5) + EnvoyLines.active("payment-a", 3));
    gateways.server(1).page(EnvoyLines.active("payment-a", 1));

    Poll.Fresh poll = (Poll.Fresh) open(List.of()).poll(START);

    assertThat(poll.flow(Slot.A.lane()).inFlight()).hasValue(4);
  }

  @Test
  void rawQueriesAreRefusedBeforeAnythingStarts() {
    assertThat(source.check(List.of(Metrics.errors(), Metrics.checkout(), Metrics.heap())))
        .extracting(Problem::reason)
        .containsExactly("MetricNotSupported", "MetricNotSupported");
  }

  @Test
  void boundsAreLearnedFromThePage() {
    gateways.server(0).page(Pages.captured("envoy.txt").replace("le=\"500\"", "le=\"400\""));
    open(List.of()).poll(START);

    assertThat(source.bounds().has(Duration.ofMillis(400))).isTrue();
    assertThat(source.bounds().has(Duration.ofMillis(500))).isFalse();
  }

  private Session open(List<Counter> counters) {
    return source.open(Metrics.payment(Metrics.errors()), new Origin(START, counters));
  }

  private void counts(int pod, long stable, long good, long failed) {
    gateways
        .server(pod)
        .page(
            EnvoyLines.requests("payment-a", 2, stable)
                + EnvoyLines.requests("payment-b", 2, good)
                + EnvoyLines.requests("payment-b", 5, failed));
  }

  private static Counted errors(Poll poll) {
    var sample = ((Poll.Fresh) poll).samples().getLast();
    return (Counted) Objects.requireNonNull(sample.metrics().get("errors"));
  }
}
