package dev.hotswap.operator.metrics.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MembersTest {
  private static final Map<BackendId, String> SERVICES =
      Map.of(Slot.A.lane(), "payment-a", Slot.B.lane(), "payment-b");

  @Test
  void thePodThatReachesFewestCounts() {
    assertThat(Members.of(said(page(4, 4), page(4, 1), page(4, 1)), watched(80)))
        .isEqualTo(Map.of(Slot.A.lane(), few(4, "gw-0"), Slot.B.lane(), few(1, "gw-1")));
  }

  @Test
  void aSlotThatAPodDoesNotShowHasNoMembersThere() {
    Page before = new Page(Map.of(), Map.of(to("payment-a", 80), 4));

    assertThat(Members.of(said(page(4, 4), before), watched(80)))
        .isEqualTo(Map.of(Slot.A.lane(), few(4, "gw-0"), Slot.B.lane(), few(0, "gw-1")));
  }

  @Test
  void nothingIsKnownWhereOnePodShowsNothingOfIt() {
    assertThat(Members.of(said(page(4, 4), Page.EMPTY), watched(80))).isEmpty();
    assertThat(Members.of(said(Page.EMPTY), watched(80))).isEmpty();
    assertThat(Members.of(List.of(), watched(80))).isEmpty();
  }

  @Test
  void membersOfOtherReleasesSayNothing() {
    Page other =
        new Page(
            Map.of(),
            Map.of(
                new Destination("other", "payment-a", OptionalInt.of(80)), 4, to("cart-a", 80), 4));

    assertThat(Members.of(said(other), watched(80))).isEmpty();
  }

  @Test
  void everyPortOfTheSlotThatRoutesUseHasToBeReached() {
    Map<Destination, Integer> members = new HashMap<>();
    members.put(to("payment-a", 80), 4);
    members.put(to("payment-a", 9090), 4);
    members.put(to("payment-b", 80), 4);
    members.put(to("payment-b", 9090), 2);
    List<Reported> pages = said(new Page(Map.of(), members));

    assertThat(Members.of(pages, watched(80))).containsEntry(Slot.B.lane(), few(4, "gw-0"));
    assertThat(Members.of(pages, watched(80, 9090))).containsEntry(Slot.B.lane(), few(2, "gw-0"));
    assertThat(Members.of(pages, watched())).containsEntry(Slot.B.lane(), few(2, "gw-0"));
    assertThat(Members.of(pages, watched(80, 9191))).containsEntry(Slot.B.lane(), few(4, "gw-0"));
  }

  /** Pages of gateway pods that are called gw-0, gw-1 and so on, and started at some time. */
  private static List<Reported> said(Page... pages) {
    return IntStream.range(0, pages.length)
        .mapToObj(pod -> new Reported("gw-" + pod + "@1764", pages[pod], new First.Baseline()))
        .toList();
  }

  private static FewestMembers few(int count, String gateway) {
    return new FewestMembers(count, gateway);
  }

  private static Page page(int a, int b) {
    return new Page(Map.of(), Map.of(to("payment-a", 80), a, to("payment-b", 80), b));
  }

  private static Destination to(String service, int port) {
    return new Destination("shop", service, OptionalInt.of(port));
  }

  private static Watched watched(Integer... ports) {
    return new Watched(
        "shop", "payment", SERVICES, Set.of(ports), Slot.A.lane(), Slot.B.lane(), List.of());
  }
}
