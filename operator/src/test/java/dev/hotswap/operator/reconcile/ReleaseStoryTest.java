package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.condition.ConditionStatus;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.api.release.status.Timeline;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReleaseStoryTest {
  private final SimulatedCluster theatre = new SimulatedCluster(new InProcess(InProcess.ALONE));
  private final Shop shop = new Shop(theatre);

  @AfterEach
  void close() {
    theatre.close();
  }

  /** What a good version takes, and one status that is said again because a cache is late. */
  private static final int FEW = 47;

  @Test
  void a_good_version_takes_over_in_three_steps_with_few_requests_and_then_costs_none() {
    theatre.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.requests();

    shop.commit("payment", "2.0");
    GoReleaseStatus stable =
        shop.until(
            "payment",
            status ->
                status.phase() == Phase.STABLE
                    && serves(status, "2.0")
                    && status.attempt() == null);

    assertThat(condition(stable, "Ready").status()).isEqualTo(ConditionStatus.TRUE);
    assertThat(Objects.requireNonNull(stable.learned()).metrics())
        .as("what the attempt saw of stable is there for the next one")
        .hasSize(1);
    List<String> requests = shop.requests();
    assertThat(requests).hasSizeLessThanOrEqualTo(FEW);
    assertThat(requests)
        .as("one list for each move of the public Service")
        .filteredOn("list endpointslices"::equals)
        .hasSize(2);
    theatre.pass(Duration.ofMinutes(2));
    shop.requests();
    theatre.pass(Duration.ofSeconds(30));
    assertThat(shop.requests()).as("an idle release").isEmpty();
    assertThat(lost("payment")).isZero();
  }

  @Test
  void a_bad_version_goes_back_and_the_route_is_written_right_after_status_and_before_all_else() {
    theatre.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    theatre.traffic().fails("2.0");
    shop.commit("payment", "2.0");
    shop.until("payment", ReleaseStoryTest::triesWithTraffic);
    shop.requests();

    GoReleaseStatus back = shop.until("payment", Phase.ROLLED_BACK);

    List<String> requests = shop.requests();
    int route = requests.indexOf("patch virtualservices");
    assertThat(requests.subList(route - 1, route + 1))
        .containsExactly("patch goreleases/status", "patch virtualservices");
    assertThat(requests.subList(route + 1, requests.size()).getFirst())
        .as("nothing is written until the gateway was seen to follow")
        .isEqualTo("patch goreleases/status");
    assertThat(requests).hasSizeLessThanOrEqualTo(12);
    assertThat(condition(back, "Stalled").message())
        .isEqualTo(back.message())
        .matches(
            "rolled back 2\\.0: \\d+ of \\d+ requests failed \\(\\d+\\.\\d %, limit 5 %\\), stable"
                + " 0\\.0 %; traffic restored in [0-9.]+ s");
    assertThat(back.rejectedRevisions()).hasSize(1);
    Timeline told = Objects.requireNonNull(back.history().getFirst().timeline());
    assertThat(
            Stream.of(
                told.firstBadAnswerAt(),
                told.decidedAt(),
                told.routeWrittenAt(),
                told.routeFollowedAt()))
        .doesNotContainNull()
        .isSorted();
    assertThat(lost("payment")).isZero();
  }

  @Test
  void what_was_written_down_of_a_way_back_stays_when_the_operator_is_killed_in_the_middle_of_it() {
    theatre.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    theatre.traffic().fails("2.0");
    shop.commit("payment", "2.0");
    Timeline begun =
        Objects.requireNonNull(
            Objects.requireNonNull(shop.until("payment", Phase.ROLLING_BACK).attempt()).timeline());
    assertThat(begun.firstBadAnswerAt()).isNotNull();
    assertThat(begun.decidedAt()).isNotNull();

    theatre.killOperators();
    theatre.pass(Duration.ofSeconds(5));
    theatre.startOperator();

    Timeline told =
        Objects.requireNonNull(
            shop.until("payment", Phase.ROLLED_BACK).history().getFirst().timeline());
    assertThat(told.firstBadAnswerAt()).isEqualTo(begun.firstBadAnswerAt());
    assertThat(told.decidedAt()).isEqualTo(begun.decidedAt());
    assertThat(told.routeFollowedAt()).isAfterOrEqualTo(told.decidedAt());
  }

  @Test
  void a_missing_policy_is_said_and_the_release_begins_once_it_is_there() {
    theatre.startOperator();
    shop.deletePolicy();
    theatre.settle();
    shop.commit("payment", "1.0");

    GoReleaseStatus waiting = shop.until("payment", status -> !status.conditions().isEmpty());
    assertThat(condition(waiting, "PreflightPassed").status()).isEqualTo(ConditionStatus.FALSE);
    assertThat(condition(waiting, "PreflightPassed").message()).contains("careful");

    new Shop(theatre);
    shop.until("payment", Phase.STABLE);
  }

  @Test
  void a_commit_that_reverts_and_deletes_the_policy_goes_back_at_once() {
    theatre.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.commit("payment", "2.0");
    shop.until("payment", status -> serves(status, "2.0") && status.attempt() == null);

    shop.deletePolicy();
    shop.commit("payment", "1.0");
    shop.until("payment", status -> serves(status, "1.0") && status.attempt() == null);

    assertThat(lost("payment")).isZero();
    assertThat(shop.told()).noneMatch(note -> note.contains("policyRef"));
  }

  @Test
  void a_deleted_release_gives_its_route_up_first_and_then_goes() {
    theatre.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.requests();

    shop.delete("payment");
    theatre.pass(Duration.ofSeconds(90));

    assertThat(shop.exists("payment")).isFalse();
    assertThat(shop.requests()).contains("delete virtualservices");
  }

  @Test
  void a_release_deleted_as_an_orphan_leaves_everything_as_it_serves() {
    theatre.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.requests();

    shop.deleteAsOrphan("payment");
    theatre.pass(Duration.ofSeconds(90));

    assertThat(shop.exists("payment")).isFalse();
    // A turn may see objects as they were before the collector let them go: fencing refuses it
    // then.
    assertThat(shop.successfulRequests()).noneMatch(request -> request.startsWith("delete"));
    assertThat(lost("payment")).isZero();
  }

  @Test
  void an_operator_that_is_killed_in_the_middle_of_a_step_loses_nothing() {
    theatre.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.commit("payment", "2.0");
    shop.until("payment", ReleaseStoryTest::triesWithTraffic);

    theatre.killOperators();
    theatre.pass(Duration.ofSeconds(5));
    theatre.startOperator();

    shop.until("payment", status -> status.phase() == Phase.STABLE && serves(status, "2.0"));
    assertThat(lost("payment")).isZero();
  }

  private long lost(String release) {
    return theatre.traffic().truth(SimulatedCluster.NAMESPACE, release).orElseThrow().lost();
  }

  private static boolean serves(GoReleaseStatus status, String version) {
    return status.stable() != null && status.stable().version().equals(version);
  }

  private static boolean triesWithTraffic(GoReleaseStatus status) {
    return status.attempt() != null
        && status.attempt().trafficSince() != null
        && status.attempt().version().equals("2.0");
  }

  private static Condition condition(GoReleaseStatus status, String type) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no condition " + type + " in " + status));
  }
}
