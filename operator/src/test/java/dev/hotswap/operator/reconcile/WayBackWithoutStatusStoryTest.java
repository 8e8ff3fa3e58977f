package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.FaultPlan;
import dev.hotswap.testkit.fault.RequestMatch;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way back, while the API server does not take the status that says so. */
class WayBackWithoutStatusStoryTest {
  @AutoClose private final BadVersion bad = new BadVersion();
  private final SimulatedCluster theatre = bad.theatre;
  private final Shop shop = bad.shop;

  /** What else is answered is told by {@link StatusWriterTest}; 0 is no answer at all. */
  @ParameterizedTest
  @ValueSource(ints = {422, 413, 403, 404, 409, 500, 0})
  void a_refused_status_holds_no_way_back_and_the_reason_is_told_and_kept(int code) {
    bad.tried();
    Fault fault = code == 0 ? new Fault.BreakBefore() : Fault.refuse(code);
    FaultPlan.Handle refuses = bad.always(fault, "patch", "goreleases/status");
    for (int second = 0; second < 30 && bad.weight() > 0; second++) {
      theatre.second();
    }

    assertThat(bad.weight()).isZero();
    assertThat(shop.status("payment").orElseThrow().phase()).isEqualTo(Phase.SHIFTING);
    assertThat(shop.told())
        .anyMatch(
            note ->
                note.contains("status is refused (" + (code == 0 ? "no answer" : code) + "): ")
                    && note.contains("requests go back all the same: "));
    theatre.pass(Duration.ofSeconds(20));
    assertThat(bad.weight()).isZero();

    refuses.remove();
    GoReleaseStatus back = shop.until("payment", Phase.ROLLED_BACK);
    assertThat(back.message()).contains("requests failed");
    assertThat(back.rejectedRevisions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void a_refusal_that_passes_is_not_even_told(int code) {
    bad.tried();
    theatre
        .server()
        .faults()
        .next(Fault.refuse(code), RequestMatch.of("patch", "goreleases/status"));

    shop.until("payment", status -> status.phase() == Phase.ROLLING_BACK);

    assertThat(bad.weight()).isZero();
    assertThat(shop.told("StatusRefused")).isEmpty();
  }

  @Test
  void a_way_back_that_neither_status_nor_the_route_takes_is_tried_each_second_and_told_as_it_is() {
    bad.tried();
    bad.always(Fault.refuse(422), "patch", "goreleases/status");
    FaultPlan.Handle route = bad.always(Fault.refuse(500), "patch", "virtualservices");
    for (int second = 0; second < 40; second++) {
      theatre.second();
    }
    assertThat(bad.weight()).isPositive();
    assertThat(shop.told()).noneMatch(note -> note.contains("requests go back all the same"));

    route.remove();
    theatre.second();
    theatre.second();

    assertThat(bad.weight()).isZero();
    assertThat(shop.told()).anyMatch(note -> note.contains("requests go back all the same"));
  }

  @Test
  void a_successor_knows_from_the_route_what_status_does_not_say() {
    bad.tried();
    FaultPlan.Handle refuses = bad.always(Fault.refuse(422), "patch", "goreleases/status");
    for (int second = 0; second < 30 && bad.weight() > 0; second++) {
      theatre.second();
    }
    theatre.killOperators();
    theatre.traffic().fails("nothing any more");
    refuses.remove();

    theatre.startOperator();
    GoReleaseStatus back = shop.until("payment", Phase.ROLLED_BACK);

    assertThat(back.message()).contains("requests failed");
    assertThat(bad.weight()).isZero();
  }

  @Test
  void a_refused_status_holds_no_deletion_up() {
    bad.tried();
    bad.always(Fault.refuse(422), "patch", "goreleases/status");
    shop.delete("payment");
    theatre.pass(Duration.ofMinutes(2));

    assertThat(shop.exists("payment")).isFalse();
  }
}
