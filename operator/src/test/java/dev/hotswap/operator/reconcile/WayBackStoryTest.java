package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.api.release.status.Serving;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.FaultPlan;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.istio.api.networking.v1.VirtualService;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way back, while everything else of the cluster is slow, refused or crowded. */
class WayBackStoryTest {
  private static final int CROWD = 40;

  private final SimulatedCluster theatre = new SimulatedCluster(new InProcess(InProcess.ALONE));
  private final Shop shop = new Shop(theatre);
  private final CountDownLatch letGo = new CountDownLatch(1);

  @AfterEach
  void close() {
    letGo.countDown();
    theatre.close();
  }

  @Test
  void a_webhook_that_refuses_routes_for_8_s_is_asked_each_second_and_the_first_try_after_is_it() {
    failing("payment");
    FaultPlan.Handle refuses = always(Fault.refuse(500), "patch", "virtualservices");
    shop.until("payment", status -> status.phase() == Phase.ROLLING_BACK);

    for (int second = 0; second < 8; second++) {
      int before = refuses.hits();
      theatre.second();
      assertThat(refuses.hits()).as("tried in second %s", second).isGreaterThan(before);
    }
    refuses.remove();
    assertThat(toCandidate("payment")).isPositive();
    theatre.second();

    assertThat(toCandidate("payment")).isZero();
    shop.until("payment", Phase.ROLLED_BACK);
  }

  @Test
  void what_else_cannot_be_written_holds_no_route_up() {
    failing("payment");
    FaultPlan.Handle others = always(Fault.refuse(403), "patch", "deployments");
    shop.patch("payment", "{\"spec\":{\"replicas\":5}}");
    theatre.pass(Duration.ofSeconds(3));
    assertThat(others.hits()).isPositive();

    shop.until("payment", status -> status.phase() == Phase.ROLLING_BACK);

    assertThat(toCandidate("payment")).isZero();
  }

  /** A list that is never answered holds a thread for as long as the client is patient. */
  @Test
  void a_crowd_in_preflight_at_an_api_server_that_lists_nothing_delays_no_way_back() {
    failing("payment");
    FaultPlan.Handle lists = always(new Fault.Hold(letGo), "list", "horizontalpodautoscalers");
    for (int i = 0; i < CROWD; i++) {
      shop.commit("crowd-" + i, "1.0");
    }
    Awaitility.await().until(() -> lists.hits() > 0);

    Awaitility.await()
        .until(
            () -> {
              theatre.secondUnsettled();
              return toCandidate("payment") == 0;
            });

    assertThat(shop.status("crowd-0").map(GoReleaseStatus::phase)).contains(Phase.PREFLIGHT);
  }

  /** Each list takes a second of real time, as the lists of a busy API server do. */
  @Test
  void slow_lists_of_others_and_a_webhook_that_refuses_for_8_s_together_delay_no_try() {
    failing("payment");
    FaultPlan.Handle lists =
        theatre
            .server()
            .faults()
            .plan(
                new Fault.Delay(Duration.ofSeconds(1)),
                RequestMatch.any().verb("list").user(theatre.operatorUsers().getFirst()),
                new Frequency.Always());
    FaultPlan.Handle refuses = always(Fault.refuse(500), "patch", "virtualservices");
    for (int i = 0; i < CROWD; i++) {
      shop.commit("crowd-" + i, "1.0");
    }
    Awaitility.await().until(() -> lists.hits() > 0);
    Awaitility.await()
        .until(
            () -> {
              theatre.secondUnsettled();
              return refuses.hits() > 0;
            });

    for (int second = 0; second < 8; second++) {
      int before = refuses.hits();
      theatre.secondUnsettled();
      Awaitility.await().until(() -> refuses.hits() > before);
    }
    assertThat(shop.status("crowd-" + (CROWD - 1)).map(GoReleaseStatus::phase))
        .as("preflight of others is still at it")
        .contains(Phase.PREFLIGHT);
    refuses.remove();
    theatre.secondUnsettled();

    Awaitility.await().until(() -> toCandidate("payment") == 0);
    lists.remove();
  }

  @Test
  void a_commit_while_the_lists_for_the_one_before_hang_is_looked_at_after_them() {
    theatre.startOperator();
    FaultPlan.Handle lists = always(new Fault.Hold(letGo), "list", "horizontalpodautoscalers");
    shop.commit("payment", "1.0");
    Awaitility.await().until(() -> lists.hits() > 0);
    shop.commit("payment", "2.0");
    theatre.secondUnsettled();
    lists.remove();
    letGo.countDown();

    GoReleaseStatus stable = shop.until("payment", Phase.STABLE);

    assertThat(stable.stable()).extracting(Serving::version).isEqualTo("2.0");
  }

  /** What else is answered is told by {@link StatusWriterTest}; 0 is no answer at all. */
  @ParameterizedTest
  @ValueSource(ints = {422, 413, 403, 404, 409, 500, 0})
  void a_refused_status_holds_no_way_back_and_the_reason_is_told_and_kept(int code) {
    failing("payment");
    Fault fault = code == 0 ? new Fault.BreakBefore() : Fault.refuse(code);
    FaultPlan.Handle refuses = always(fault, "patch", "goreleases/status");
    for (int second = 0; second < 30 && toCandidate("payment") > 0; second++) {
      theatre.second();
    }

    assertThat(toCandidate("payment")).isZero();
    assertThat(shop.status("payment").orElseThrow().phase()).isEqualTo(Phase.SHIFTING);
    assertThat(shop.told())
        .anyMatch(
            note ->
                note.contains("status is refused (" + (code == 0 ? "no answer" : code) + "): ")
                    && note.contains("requests go back all the same: "));
    theatre.pass(Duration.ofSeconds(20));
    assertThat(toCandidate("payment")).isZero();

    refuses.remove();
    GoReleaseStatus back = shop.until("payment", Phase.ROLLED_BACK);
    assertThat(back.message()).contains("requests failed");
    assertThat(back.rejectedRevisions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void a_refusal_that_passes_is_not_even_told(int code) {
    failing("payment");
    theatre
        .server()
        .faults()
        .next(Fault.refuse(code), RequestMatch.of("patch", "goreleases/status"));

    shop.until("payment", status -> status.phase() == Phase.ROLLING_BACK);

    assertThat(toCandidate("payment")).isZero();
    assertThat(shop.told("StatusRefused")).isEmpty();
  }

  /** Two routes, of which the second is refused: neither is called back before both are. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_way_back_of_which_one_route_is_refused_is_tried_each_second_until_all_are_back(
      boolean statusIsRefusedToo) {
    failing("payment", WayBackStoryTest::twoRoutes);
    if (statusIsRefusedToo) {
      always(Fault.refuse(422), "patch", "goreleases/status");
    }
    FaultPlan.Handle second =
        theatre
            .server()
            .faults()
            .plan(
                Fault.refuse(500),
                RequestMatch.of("patch", "virtualservices").name("payment-partners"),
                new Frequency.Always());
    for (int n = 0; n < 30 && second.hits() == 0; n++) {
      theatre.second();
    }
    assertThat(toCandidate("payment")).as("one of the two is back").isEqualTo(10);

    for (int n = 0; n < 5; n++) {
      int before = second.hits();
      theatre.second();
      assertThat(second.hits()).as("tried in second %s", n).isGreaterThan(before);
      assertThat(shop.status("payment").orElseThrow().phase()).isNotEqualTo(Phase.ROLLED_BACK);
    }
    second.remove();
    theatre.second();

    assertThat(toCandidate("payment")).isZero();
  }

  @Test
  void a_way_back_that_neither_status_nor_the_route_takes_is_tried_each_second_and_told_as_it_is() {
    failing("payment");
    always(Fault.refuse(422), "patch", "goreleases/status");
    FaultPlan.Handle route = always(Fault.refuse(500), "patch", "virtualservices");
    for (int second = 0; second < 40; second++) {
      theatre.second();
    }
    assertThat(toCandidate("payment")).isPositive();
    assertThat(shop.told()).noneMatch(note -> note.contains("requests go back all the same"));

    route.remove();
    theatre.second();
    theatre.second();

    assertThat(toCandidate("payment")).isZero();
    assertThat(shop.told()).anyMatch(note -> note.contains("requests go back all the same"));
  }

  @Test
  void a_successor_knows_from_the_route_what_status_does_not_say() {
    failing("payment");
    FaultPlan.Handle refuses = always(Fault.refuse(422), "patch", "goreleases/status");
    for (int second = 0; second < 30 && toCandidate("payment") > 0; second++) {
      theatre.second();
    }
    theatre.killOperators();
    theatre.traffic().fails("nothing any more");
    refuses.remove();

    theatre.startOperator();
    GoReleaseStatus back = shop.until("payment", Phase.ROLLED_BACK);

    assertThat(back.message()).contains("requests failed");
    assertThat(toCandidate("payment")).isZero();
  }

  @Test
  void a_refused_status_holds_no_deletion_up() {
    failing("payment");
    always(Fault.refuse(422), "patch", "goreleases/status");
    shop.delete("payment");
    theatre.pass(Duration.ofMinutes(2));

    assertThat(shop.exists("payment")).isFalse();
  }

  private static String twoRoutes(String manifest) {
    return manifest
        + """
            - name: partners
              port: http
              virtualService:
                hosts: [partners.example.com]
                gateways: [istio-ingress/public]
        """;
  }

  /** Two versions, the newer of which fails requests and gets some. */
  private void failing(String release) {
    failing(release, UnaryOperator.identity());
  }

  private void failing(String release, UnaryOperator<String> manifest) {
    theatre.startOperator();
    shop.apply(manifest.apply(shop.manifest(release, "1.0")));
    shop.until(release, Phase.STABLE);
    theatre.traffic().fails("2.0");
    shop.apply(manifest.apply(shop.manifest(release, "2.0")));
    shop.until(release, status -> status.phase() == Phase.SHIFTING);
  }

  private FaultPlan.Handle always(Fault fault, String verb, String resource) {
    return theatre
        .server()
        .faults()
        .plan(
            fault,
            RequestMatch.of(verb, resource).user(theatre.operatorUsers().getFirst()),
            new Frequency.Always());
  }

  /** Percent of requests that the written route sends to slot b. */
  private int toCandidate(String release) {
    return theatre
        .people()
        .resources(VirtualService.class)
        .inNamespace(SimulatedCluster.NAMESPACE)
        .list()
        .getItems()
        .stream()
        .filter(route -> route.getMetadata().getName().startsWith(release))
        .flatMap(route -> route.getSpec().getHttp().stream())
        .flatMap(http -> http.getRoute().stream())
        .filter(to -> to.getDestination().getHost().startsWith(release + "-b"))
        .mapToInt(to -> to.getWeight() == null ? 100 : to.getWeight())
        .sum();
  }
}
