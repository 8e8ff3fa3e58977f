package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.reconcile.lane.BackgroundTasks;
import dev.hotswap.operator.report.Announcer;
import dev.hotswap.operator.report.ClusterEvents;
import dev.hotswap.operator.report.EventLog;
import dev.hotswap.operator.report.Subject;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.FaultPlan;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events of releases, told while the API server answers them late, not at all, or with no. */
class EventTellerTest {
  private static final int PLACES = 2;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T12:00:00Z"));
  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final BackgroundTasks background =
      new BackgroundTasks("events", 1, registry, System::nanoTime);
  private final Announcer announcer =
      new Announcer(new EventLog(), new ClusterEvents(client, "operator-0"), clock);
  private final List<ReleaseKey> again = new CopyOnWriteArrayList<>();
  private final EventTeller teller =
      new EventTeller(announcer, background, again::add, PLACES, registry);
  private final Sessions sessions = new Sessions(over -> {});
  private final CountDownLatch letGo = new CountDownLatch(1);

  @BeforeEach
  void aShop() {
    server.createNamespace("shop");
  }

  @AfterEach
  void stop() {
    letGo.countDown();
    background.close();
    client.close();
    server.close();
  }

  @Test
  void an_Event_that_hangs_holds_nobody_and_what_came_meanwhile_is_told_after_it() {
    FaultPlan.Handle hangs = always(new Fault.Hold(letGo));

    assertThat(tell("payment", "1")).isEmpty();
    await().until(() -> hangs.hits() == 1);
    assertThat(tell("payment", "1", "2")).isEmpty();
    assertThat(tell("payment", "1", "2", "3")).isEmpty();
    hangs.remove();
    letGo.countDown();

    await().until(() -> again.contains(key("payment")));
    tell("payment", "1", "2", "3");
    await().until(() -> session("payment").news().published().size() == 3);
    assertThat(notes()).contains("news 1").hasSize(2);
  }

  @Test
  void what_finds_no_place_is_counted_and_comes_again() {
    FaultPlan.Handle hangs = always(new Fault.Hold(letGo));
    tell("a", "1");
    await().until(() -> hangs.hits() == 1);
    tell("b", "1");
    tell("c", "1");

    assertThat(tell("d", "1")).contains(clock.instant().plusSeconds(10));
    assertThat(registry.counter("hotswap.events.dropped").count()).isEqualTo(1);
    hangs.remove();
    letGo.countDown();
    await().until(() -> !background.busy());

    assertThat(tell("d", "1")).isEmpty();
    await().until(() -> notes().size() == 4);
  }

  @Test
  void a_refused_Event_has_its_release_looked_at_again_which_then_knows_when_to_try() {
    FaultPlan.Handle refused = always(Fault.refuse(403));

    tell("payment", "1");
    await().until(() -> again.contains(key("payment")));

    assertThat(tell("payment", "1")).contains(clock.instant().plusSeconds(10));
    assertThat(refused.hits()).isEqualTo(1);
    refused.remove();
    clock.advance(Duration.ofSeconds(10));
    tell("payment", "1");
    await().until(() -> session("payment").news().published().equals(Set.of("1")));
  }

  @Test
  void the_last_Event_of_a_release_that_is_gone_is_told_and_then_it_is_forgotten() {
    FaultPlan.Handle hangs = always(new Fault.Hold(letGo));
    tell("payment", "1");
    await().until(() -> hangs.hits() == 1);

    sessions.forget(release("payment"));
    hangs.remove();
    letGo.countDown();

    await().until(() -> notes().equals(List.of("news 1")) && !background.busy());
    assertThat(session("payment").news().published()).isEmpty();
  }

  private Optional<Instant> tell(String release, String... ids) {
    var subject = new Subject(owner(release), release, Optional.empty(), Optional.empty(), "0");
    List<Announcement> all = Arrays.stream(ids).map(this::news).toList();
    return teller.tell(session(release), subject, all, clock.instant());
  }

  private Announcement news(String id) {
    return new Announcement(id, EventName.STEP_PASSED, true, "news " + id, clock.instant());
  }

  private Session session(String release) {
    return sessions.of(release(release));
  }

  private static GoRelease release(String name) {
    var release = new GoRelease();
    release.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("shop")
            .withName(name)
            .withUid("uid-" + name)
            .build());
    return release;
  }

  private static ReleaseKey key(String release) {
    return new ReleaseKey("shop", release);
  }

  private static Owner owner(String release) {
    return new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", release, "uid-" + release);
  }

  private FaultPlan.Handle always(Fault fault) {
    return server.faults().plan(fault, RequestMatch.of("create", "events"), new Frequency.Always());
  }

  private List<String> notes() {
    return client.events().v1().events().inNamespace("shop").list().getItems().stream()
        .map(event -> event.getNote())
        .toList();
  }
}
