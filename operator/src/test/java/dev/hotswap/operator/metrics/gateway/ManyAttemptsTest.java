package dev.hotswap.operator.metrics.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.metrics.MetricSource.Session;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.testing.EnvoyLines;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.operator.metrics.testing.PlayedGateways;
import dev.hotswap.operator.metrics.testing.PlayedServer.Asked;
import dev.hotswap.operator.metrics.testing.Reply;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As many attempts as one likes behind one gateway, each with its own counts. */
class ManyAttemptsTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final int ENVOYS_HEADERS = 60 * 1024;

  private Instant now = START;

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 31, 200, 500})
  void eachAttemptReadsItsOwnCounters(int attempts) throws IOException {
    try (PlayedGateways gateways = new PlayedGateways(2, START.minus(Duration.ofDays(1)));
        GatewaySource source = gateways.source()) {
      List<Session> sessions =
          IntStream.range(0, attempts)
              .mapToObj(n -> source.open(watched(n), new Origin(START, List.of())))
              .toList();
      counts(gateways, attempts, 0);
      counted(sessions);
      counts(gateways, attempts, 1);

      List<Tally> candidates = counted(sessions);

      for (int n = 0; n < attempts; n++) {
        assertThat(candidates.get(n)).as("attempt %d", n).isEqualTo(new Tally(2L * n, 2L * n));
      }
      assertThat(gateways.server(0).asked())
          .allSatisfy(asked -> assertThat(asked.query().length()).isLessThan(ENVOYS_HEADERS / 2));
    }
  }

  @Test
  void everyBackendIsInOnePartAndTheNamesOfAPartAreFew() {
    List<BackendService> backends = new ArrayList<>();
    for (int n = 0; n < 1_000; n++) {
      backends.add(new BackendService("ns-" + n % 7, "a".repeat(40) + "-" + n));
    }
    List<Scope> parts =
        Scope.union(backends.stream().map(ManyAttemptsTest::scope).toList()).parts();

    assertThat(parts.stream().flatMap(part -> part.backends().stream()))
        .containsExactlyInAnyOrderElementsOf(backends);
    assertThat(parts)
        .allSatisfy(part -> assertThat(String.join("|", part.names()).length()).isLessThan(6_000));
  }

  /** What each counted until a page that was asked for now came in; however slow that is here. */
  private List<Tally> counted(List<Session> sessions) {
    List<Tally> sums = new ArrayList<>(Collections.nCopies(sessions.size(), Tally.NONE));
    for (int complete = 0; complete < 2; ) {
      now = now.plusSeconds(1);
      boolean all = true;
      for (int n = 0; n < sessions.size(); n++) {
        Poll poll = sessions.get(n).poll(now);
        all &= poll instanceof Poll.Fresh;
        sums.set(n, sums.get(n).plus(errors(poll)));
      }
      complete += all ? 1 : 0;
    }
    return sums;
  }

  private static Tally errors(Poll poll) {
    return switch (poll) {
      case Poll.Fresh fresh -> errors(fresh).candidate();
      case Poll.Partial(Poll.Fresh seen, var missing) -> errors(seen).candidate();
      case Poll.Unchanged unchanged -> Tally.NONE;
      case Poll.Failed failed -> Tally.NONE;
    };
  }

  private static Scope scope(BackendService backend) {
    return new Scope(Map.of(backend, Set.of()));
  }

  private static String service(int n, BackendId backend) {
    return "a-release-with-a-name-as-long-as-allowed-" + n + "-" + backend;
  }

  private static Watched watched(int n) {
    return new Watched(
        "shop",
        "release-" + n,
        Map.of(Slot.A.lane(), service(n, Slot.A.lane()), Slot.B.lane(), service(n, Slot.B.lane())),
        Set.of(80),
        Slot.A.lane(),
        Slot.B.lane(),
        List.of(Metrics.errors()));
  }

  /** Pages as Envoy filters them; attempt n has n more failures with each round. */
  private static void counts(PlayedGateways gateways, int attempts, long round) {
    for (int pod = 0; pod < 2; pod++) {
      gateways.server(pod).script(asked -> Reply.ok(page(asked, attempts, round)));
    }
  }

  private static String page(Asked asked, int attempts, long round) {
    String query = URLDecoder.decode(asked.query(), StandardCharsets.UTF_8);
    Pattern filter = Pattern.compile(query.substring(query.indexOf("filter=") + 7));
    var page = new StringBuilder();
    for (int n = 0; n < attempts; n++) {
      String name = service(n, Slot.B.lane());
      String cluster = "cluster.outbound|80||" + name + ".shop.svc.cluster.local;.upstream_rq_5xx";
      if (filter.matcher(cluster).find()) {
        page.append(EnvoyLines.requests(name, 5, n * round));
      }
    }
    return page.toString();
  }

  private static Counted errors(Poll.Fresh poll) {
    return (Counted)
        java.util.Objects.requireNonNull(poll.samples().getLast().metrics().get("errors"));
  }
}
