package dev.hotswap.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

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
  void news_that_can_wait_is_told_together_and_a_warning_at_once() {
    announcer.publish(told, SUBJECT, List.of(news("1", false)));
    announcer.publish(told, SUBJECT, List.of(news("1", false), news("2", false)));
    assertThat(tried()).isEqualTo(1);

    announcer.publish(told, SUBJECT, List.of(news("1", false), news("2", false), news("3", true)));

    assertThat(notes()).containsExactlyInAnyOrder("news 1", "news 2; news 3");
  }

  private Announcement news(String id, boolean warning) {
    return new Announcement(id, EventName.STEP_PASSED, warning, "news " + id, clock.instant());
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
