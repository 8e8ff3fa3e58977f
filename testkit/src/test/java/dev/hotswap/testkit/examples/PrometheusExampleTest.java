package dev.hotswap.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.prometheus.Answer;
import dev.hotswap.testkit.prometheus.FakePrometheus;
import dev.hotswap.testkit.prometheus.Point;
import dev.hotswap.testkit.prometheus.Question;
import dev.hotswap.testkit.prometheus.Series;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusExampleTest {

  @Test
  void answers_what_a_test_wants_to_be_answered() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Series errors = Series.of(Map.of("version", "2.0"), new Point(Instant.EPOCH, 38));
    try (FakePrometheus prometheus = new FakePrometheus(any, _ -> Answer.vector(errors))) {
      URI query = prometheus.url().resolve("/api/v1/query?query=errors");
      assertThat(get(query)).contains("\"resultType\":\"vector\"", "\"38\"");

      // What a real one does on a bad day.
      prometheus.answer(_ -> new Answer.Failure(503, "unavailable", "still starting"));
      assertThat(get(query)).contains("still starting");
      prometheus.answer(_ -> Answer.loginPage());
      prometheus.answer(_ -> new Answer.Slow(Duration.ofMillis(10), Answer.vector()));
      assertThat(get(query)).contains("\"result\":[]");

      assertThat(prometheus.asked()).extracting(Question::query).containsOnly("errors");
    }
  }

  private static String get(URI uri) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }
}
