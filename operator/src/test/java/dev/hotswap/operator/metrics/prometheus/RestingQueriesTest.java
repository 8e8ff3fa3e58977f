package dev.hotswap.operator.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.metrics.CounterTotals;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.testkit.prometheus.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stable versions between attempts: once a minute, ten minutes late, and at a bounded price. */
class RestingQueriesTest {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final Scrapes scrapes = new Scrapes();
  private final AtomicLong nanos = new AtomicLong();

  RestingQueriesTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    scrapes.close();
  }

  @Test
  void a_glance_shows_the_totals_of_ten_minutes_ago() {
    scrapes.requests("gw-0", "payment-a", "200", 1_000);
    scrapes.requests("gw-0", "payment-a", "503", 7);
    scrapes.clock.advance(TEN_MINUTES.minusSeconds(5));
    scrapes.next();
    scrapes.requests("gw-0", "payment-a", "200", 9_000);

    CounterTotals glance =
        scrapes.source.glance(List.of(Metrics.payment(Metrics.errors()))).getFirst();

    assertThat(glance.age()).isEqualTo(TEN_MINUTES);
    assertThat(glance.totals()).isEqualTo(Map.of("gw-0", Map.of("errors", new Tally(1_007, 7))));
  }

  @Test
  void twenty_releases_of_a_namespace_share_their_queries() {
    List<Watched> resting = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      scrapes.requests("gw-0", "release" + i + "-a", "200", 100 + i);
      resting.add(release("release" + i));
    }
    scrapes.clock.advance(TEN_MINUTES.minusSeconds(5));
    scrapes.next();

    List<CounterTotals> glances = scrapes.source.glance(resting);

    for (int i = 0; i < 40; i++) {
      assertThat(glances.get(i).totals().get("gw-0"))
          .containsEntry("errors", new Tally(100 + i, 0));
    }
    assertThat(scrapes.asked()).hasSize(2 * 2);
  }

  @Test
  void a_server_that_is_away_is_not_asked_again_in_the_same_round() {
    scrapes.disturb(stored -> question -> new Answer.Failure(503, "unavailable", "boom"));
    List<Watched> resting = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      resting.add(release("release" + i));
    }

    assertThat(scrapes.source.glance(resting)).allMatch(glance -> glance.totals().isEmpty());
    assertThat(scrapes.asked().size()).isLessThanOrEqualTo(5);
  }

  @Test
  void a_round_that_takes_too_long_ends_and_the_next_one_goes_on_where_it_ended() {
    RestingQueries slow =
        new RestingQueries(
            scrapes.source, () -> nanos.addAndGet(RestingQueries.ROUND.toNanos() / 2 + 1));
    List<Watched> resting = new ArrayList<>();
    for (int i = 0; i < 3 * RestingQueries.TOGETHER; i++) {
      scrapes.requests("gw-0", "r%02d-a".formatted(i), "200", 100);
      resting.add(release("r%02d".formatted(i)));
    }
    scrapes.clock.advance(TEN_MINUTES.minusSeconds(5));
    scrapes.next();

    List<Integer> seen = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      List<CounterTotals> glances = slow.of(resting);
      for (int i = 0; i < resting.size(); i++) {
        if (!glances.get(i).totals().isEmpty()) {
          seen.add(i);
        }
      }
    }

    assertThat(seen).doesNotHaveDuplicates().hasSize(resting.size());
  }

  private static Watched release(String name) {
    return new Watched(
        "shop",
        name,
        Map.of(Slot.A.lane(), name + "-a", Slot.B.lane(), name + "-b"),
        Set.of(80),
        Slot.A.lane(),
        Slot.B.lane(),
        List.of(Metrics.errors()));
  }
}
