package dev.hotswap.testkit.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgrammedAnswersTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.500Z");
  private static final Series ONE = Series.of(Map.of("version", "a"), new Point(NOON, 1));

  private final FakePrometheus server;
  private final Asking client;

  ProgrammedAnswersTest() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = new FakePrometheus(address, _ -> Answer.vector());
    client = new Asking(server.url(), Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void questions_come_by_get_and_by_post() throws IOException {
    client.query("up{a=\"b c\"}", "1767268800.5");
    client.post("/api/v1/query_range", "query=up&start=0&end=10&step=2.5");

    assertThat(server.asked())
        .extracting(Question::method, Question::query, Question::span)
        .containsExactly(
            tuple("GET", "up{a=\"b c\"}", new Question.Span.At(Optional.of(NOON))),
            tuple(
                "POST",
                "up",
                new Question.Span.Range(
                    Instant.EPOCH, Instant.ofEpochSecond(10), Duration.ofMillis(2500))));
  }

  @Test
  void numbers_are_strings_even_when_they_are_none() throws IOException {
    server.answer(
        _ ->
            Answer.vector(
                Series.of(Map.of("n", "nan"), new Point(NOON, Double.NaN)),
                Series.of(Map.of("n", "inf"), new Point(NOON, Double.POSITIVE_INFINITY)),
                Series.of(Map.of("n", "half"), new Point(NOON, 0.5)),
                Series.of(Map.of("n", "many"), new Point(NOON, 12345678))));

    assertThat(client.query("x").result())
        .extracting(series -> series.path("value").path(1).asText())
        .containsExactly("NaN", "+Inf", "0.5", "12345678");
    assertThat(client.query("x").result().path(0).path("value").path(0).asDouble())
        .isEqualTo(1767268800.5);
  }

  @Test
  void every_result_type_can_be_answered() throws IOException {
    assertThat(typeOf(Answer.vector(ONE, ONE))).isEqualTo("vector");
    assertThat(client.query("x").result()).hasSize(2);
    assertThat(typeOf(new Answer.Matrix(List.of(ONE)))).isEqualTo("matrix");
    assertThat(typeOf(new Answer.Scalar(new Point(NOON, 1)))).isEqualTo("scalar");
    assertThat(typeOf(new Answer.Text(NOON, "words"))).isEqualTo("string");
    assertThat(typeOf(new Answer.Histogram(Map.of(), NOON, "{\"count\": \"2\"}")))
        .isEqualTo("vector");
    assertThat(client.query("x").result().path(0).path("histogram").path(1).path("count").asText())
        .isEqualTo("2");
  }

  @Test
  void warnings_and_infos_go_with_an_answer() throws IOException {
    server.answer(_ -> new Answer.Noted(Answer.vector(ONE), List.of("w"), List.of("i")));

    assertThat(client.query("x").json().path("warnings").path(0).asText()).isEqualTo("w");
    assertThat(client.query("x").json().path("infos").path(0).asText()).isEqualTo("i");
    assertThat(client.query("x").result()).hasSize(1);
  }

  @Test
  void failures_look_like_prometheus_or_like_what_stands_in_front_of_it() throws IOException {
    server.answer(_ -> new Answer.Failure(422, "execution", "too many samples"));
    assertThat(client.query("x").status()).isEqualTo(422);
    assertThat(client.query("x").json().path("errorType").asText()).isEqualTo("execution");

    server.answer(_ -> Answer.loginPage());
    assertThat(client.query("x").body()).startsWith("<html>");

    assertThat(client.get("/api/v1/labels").status()).isEqualTo(404);
    assertThat(client.get("/api/v1/query?query=x&time=soon").status()).isEqualTo(400);
    assertThat(client.get("/api/v1/query_range?query=x&start=0&end=1&step=0").status())
        .isEqualTo(400);
  }

  @Test
  void a_slow_answer_does_not_come_in_time() {
    server.answer(_ -> new Answer.Slow(Duration.ofMinutes(5), Answer.vector()));

    var hasty = new Asking(server.url(), Duration.ofMillis(50));
    assertThatThrownBy(() -> hasty.query("x")).isInstanceOf(SocketTimeoutException.class);
  }

  private String typeOf(Answer answer) throws IOException {
    server.answer(_ -> answer);
    return client.query("x").json().path("data").path("resultType").asText();
  }
}
