package dev.hotswap.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
  private static final Owner PAYMENT =
      new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "uid-1");
  private static final Subject SUBJECT =
      new Subject(PAYMENT, "payment", Optional.empty(), Optional.empty(), "0");

  private final ReleaseNews told = new ReleaseNews();
  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T12:00:00Z"));
  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();
  private final Announcer announcer =
      new Announcer(new EventLog(), new ClusterEvents(client, "operator-0"), clock);

  @BeforeEach
  void aShop() {
    server.createNamespace("shop");
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void a_refused_event_is_tried_again_later_and_later() {
    var refused =
        server
            .faults()
            .plan(Fault.refuse(403), RequestMatch.of("create", "events"), new Frequency.Always());
    List<Announcement> outbox = List.of(news("1", true));

    Instant first = announcer.publish(told, SUBJECT, outbox).orElseThrow();
    clock.advance(Duration.ofSeconds(9));
    assertThat(announcer.publish(told, SUBJECT, outbox)).contains(first);
    assertThat(tried()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    Instant second = announcer.publish(told, SUBJECT, outbox).orElseThrow();
    assertThat(tried()).isEqualTo(2);
    assertThat(Duration.between(clock.instant(), second)).isEqualTo(Duration.ofSeconds(20));

    refused.remove();
    clock.advance(Duration.ofSeconds(20));
    assertThat(announcer.publish(told, SUBJECT, outbox)).isEmpty();
    assertThat(told.published()).containsExactly("1");
  }

  @Test
  void news_that_can_wait_waits_and_a_warning_is_told_at_once_each_as_an_event_of_its_own() {
    announcer.publish(told, SUBJECT, List.of(news("1", false)));
    announcer.publish(told, SUBJECT, List.of(news("1", false), news("2", false)));
    assertThat(tried()).isEqualTo(1);

    announcer.publish(told, SUBJECT, List.of(news("1", false), news("2", false), news("3", true)));

    assertThat(notes()).containsExactlyInAnyOrder("news 1", "news 2", "news 3");
  }

  @Test
  void what_was_told_before_a_refusal_is_not_told_again() {
    List<Announcement> outbox = List.of(news("1", true), news("2", true), news("3", true));
    var refused =
        server
            .faults()
            .plan(Fault.refuse(403), RequestMatch.of("create", "events"), new Frequency.From(1));

    assertThat(announcer.publish(told, SUBJECT, outbox)).isPresent();
    assertThat(told.published()).containsExactly("1");
    refused.remove();
    clock.advance(Duration.ofSeconds(10));

    assertThat(announcer.publish(told, SUBJECT, outbox)).isEmpty();
    assertThat(notes()).containsExactlyInAnyOrder("news 1", "news 2", "news 3");
    assertThat(tried()).isEqualTo(4);
  }

  @Test
  void what_is_only_under_way_is_in_the_log_alone_and_leaves_the_outbox() {
    List<Announcement> outbox =
        List.of(new Announcement("s", EventName.SWITCH_STARTED, false, "half", clock.instant()));

    assertThat(announcer.due(told, outbox, clock.instant())).isEmpty();

    assertThat(told.published()).containsExactly("s");
    assertThat(tried()).isZero();
  }

  @Test
  void the_last_step_forward_stands_for_those_before_it_and_a_way_back_for_its_breach() {
    List<Announcement> outbox =
        Stream.of(
                EventName.RELEASE_ACCEPTED,
                EventName.CANDIDATE_READY,
                EventName.SWITCH_CONFIRMED,
                EventName.BREACH_DETECTED,
                EventName.COMMAND_ACCEPTED,
                EventName.ROLLBACK_STARTED)
            .map(event -> new Announcement(event.wire(), event, false, "" + event, clock.instant()))
            .toList();

    announcer.publish(told, SUBJECT, outbox);

    assertThat(notes())
        .containsExactlyInAnyOrder("SWITCH_CONFIRMED", "COMMAND_ACCEPTED", "ROLLBACK_STARTED");
    assertThat(told.published()).hasSize(6);
  }

  @Test
  void an_event_of_a_version_names_the_deployment_of_its_slot() {
    var subject =
        new Subject(PAYMENT, "payment", Optional.empty(), Optional.of(BackendId.of("b")), "0");
    announcer.publish(told, subject, List.of(news("1", true)));

    assertThat(client.events().v1().events().inNamespace("shop").list().getItems())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getRelated().getKind()).isEqualTo("Deployment");
              assertThat(event.getRelated().getName()).isEqualTo("payment-b");
            });
  }

  private Announcement news(String id, boolean warning) {
    EventName event = warning ? EventName.STEP_HELD : EventName.STEP_PASSED;
    return new Announcement(id, event, warning, "news " + id, clock.instant());
  }

  private long tried() {
    return server.audit().entries(entry -> entry.verbAndResource().equals("create events")).size();
  }

  private List<String> notes() {
    return client.events().v1().events().inNamespace("shop").list().getItems().stream()
        .map(event -> event.getNote())
        .toList();
  }
}
