package dev.hotswap.operator.metrics.prometheus;

import static dev.hotswap.operator.metrics.prometheus.Scrapes.last;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.operator.metrics.MetricSource.Session;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.testkit.prometheus.Answer;
import dev.hotswap.testkit.prometheus.Question;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first release after an installation knows what stable did in the hours before. */
class LongHistoryTest {
  private static final int HOURS = 3;

  private final Scrapes scrapes = new Scrapes();

  LongHistoryTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    scrapes.close();
  }

  @Test
  void hours_before_the_attempt_are_read_once_a_minute_and_the_last_ten_finely() {
    long requests = serve(HOURS * 60);

    Poll.Fresh poll = (Poll.Fresh) scrapes.poll(scrapes.openNow(Metrics.errors()));

    List<Sample> samples = poll.samples();
    assertThat(samples.stream().map(Sample::at)).isSorted().doesNotHaveDuplicates();
    Duration reach = Duration.between(samples.getFirst().at(), samples.getLast().at());
    assertThat(reach).isGreaterThan(Duration.ofHours(HOURS).minusMinutes(5));
    assertThat(samples.size()).isLessThan(HOURS * 60 + 10 * 60);
    Tally stable = stable(samples);
    assertThat(stable.total()).isBetween(requests - 2 * 300, requests);
    assertThat(stable.bad()).isBetween(HOURS * 60L - 5, HOURS * 60L);
  }

  @Test
  void it_costs_one_range_query_more_for_each_counter() {
    serve(20);
    scrapes.poll(scrapes.openNow(Metrics.errors()));
    long ranges =
        scrapes.asked().stream().filter(q -> q.span() instanceof Question.Span.Range).count();

    assertThat(ranges).isEqualTo(2);
  }

  @Test
  void a_server_that_refuses_it_costs_the_experience_and_nothing_else() {
    serve(60);
    scrapes.disturb(
        stored ->
            question ->
                question.span() instanceof Question.Span.Range range
                        && range.step().compareTo(Duration.ofMinutes(1)) >= 0
                    ? new Answer.Failure(422, "execution", "query would load too many samples")
                    : stored.to(question));
    Session session = scrapes.openNow(Metrics.errors());

    Poll.Fresh poll = (Poll.Fresh) scrapes.poll(session);

    assertThat(Duration.between(poll.samples().getFirst().at(), poll.samples().getLast().at()))
        .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
    scrapes.next();
    scrapes.requests("gw-0", "payment-a", "200", 60 * 299.0 + 100);
    assertThat(last(scrapes.poll(session), "errors"))
        .isEqualTo(new Counted(Tally.NONE, new Tally(100, 0)));
  }

  @Test
  void hours_in_which_nothing_was_scraped_are_no_hours_without_errors() {
    scrapes.clock.advance(Duration.ofHours(5));
    serve(15);

    Poll.Fresh poll = (Poll.Fresh) scrapes.poll(scrapes.openNow(Metrics.errors()));

    assertThat(Duration.between(poll.samples().getFirst().at(), poll.samples().getLast().at()))
        .isLessThan(Duration.ofMinutes(25));
  }

  /** So many minutes with 300 requests of stable in each, one of them failed. */
  private long serve(int minutes) {
    for (int minute = 1; minute <= minutes; minute++) {
      scrapes.clock.advance(Duration.ofSeconds(55));
      scrapes.next();
      scrapes.requests("gw-0", "payment-a", "200", minute * 299.0);
      scrapes.requests("gw-0", "payment-a", "503", minute);
    }
    return minutes * 300L;
  }

  private static Tally stable(List<Sample> samples) {
    return samples.stream()
        .flatMap(sample -> Stream.ofNullable(sample.metrics().get("errors")))
        .filter(Observation.Counted.class::isInstance)
        .map(seen -> ((Counted) seen).stable())
        .reduce(Tally.NONE, Tally::plus);
  }
}
