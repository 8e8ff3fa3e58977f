package dev.hotswap.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.testkit.http.HttpListener;
import dev.hotswap.testkit.http.Reply;
import dev.hotswap.testkit.http.SimpleService;
import dev.hotswap.testkit.prometheus.Answer;
import dev.hotswap.testkit.prometheus.Question;
import dev.hotswap.testkit.prometheus.promql.StoredAnswers;
import dev.hotswap.testkit.prometheus.scrape.Scraper;
import dev.hotswap.testkit.prometheus.scrape.Target;
import dev.hotswap.testkit.prometheus.store.SampleStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScrapeExampleTest {

  @Test
  void scrapes_pages_and_answers_from_them() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    AtomicInteger served = new AtomicInteger();
    ManualClock clock = new ManualClock(Instant.parse("2026-01-01T12:00:00Z"));
    SampleStore store = new SampleStore();
    SimpleService page =
        new SimpleService((_, _) -> Reply.text(200, "served_total " + served.addAndGet(50) + "\n"));
    try (HttpListener service = HttpListener.start(any, page)) {
      Target target = new Target(service.address(), "/metrics", Map.of("job", "payment"));
      Scraper scraper = new Scraper(() -> List.of(target), store);
      for (int scrape = 0; scrape < 4; scrape++) {
        scraper.scrape(clock.advance(Duration.ofSeconds(10)));
      }
      StoredAnswers answers = new StoredAnswers(store, clock);
      Question.Span now = new Question.Span.At(Optional.empty());
      Answer answer = answers.to(new Question("GET", now, Map.of("query", "sum(served_total)")));

      assertThat(answer).asString().contains("value=200.0");
    }
  }
}
