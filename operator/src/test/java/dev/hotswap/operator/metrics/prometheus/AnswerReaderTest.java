package dev.hotswap.operator.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.metrics.Failure.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
  private static final Instant AT = Instant.ofEpochSecond(1_700_000_000, 123_000_000);

  @Test
  void readsAVector() {
    assertThat(rows(vector("{\"metric\":{\"instance\":\"gw\"},\"value\":[1700000000.123,\"42\"]}")))
        .containsExactly(new Row(Map.of("instance", "gw"), List.of(new Row.Point(AT, 42))));
  }

  @Test
  void readsAScalar() {
    assertThat(rows(success("{\"resultType\":\"scalar\",\"result\":[1700000000.123,\"1.5\"]}")))
        .containsExactly(new Row(Map.of(), List.of(new Row.Point(AT, 1.5))));
  }

  @Test
  void readsAMatrix() {
    assertThat(
            rows(
                success(
                    "{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":"
                        + "[[1700000000.123,\"1\"],[1700000001.123,\"2\"]]}]}")))
        .containsExactly(
            new Row(Map.of(), List.of(new Row.Point(AT, 1), new Row.Point(AT.plusSeconds(1), 2))));
  }

  @Test
  void nothingThatMatchesIsNoFailure() {
    assertThat(rows(vector(""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "+Inf", "-Inf"})
  void whatIsNoNumberIsNoData(String value) {
    assertThat(rows(vector("{\"metric\":{},\"value\":[1700000000,\"" + value + "\"]}"))).isEmpty();
  }

  @Test
  void aWarningMeansThatDataMayBeMissing() {
    String answer =
        "{\"status\":\"success\",\"warnings\":[\"store 10.0.0.7 timed out\"],"
            + "\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

    assertThat(read(answer))
        .isInstanceOfSatisfying(
            Answer.Missed.class,
            missed -> {
              assertThat(missed.failure().reason()).isEqualTo(Reason.WARNED);
              assertThat(missed.failure().sentence())
                  .contains("data may be missing")
                  .doesNotContain("10.0.0.7");
            });
  }

  @Test
  void anInfoIsNoWarning() {
    String answer =
        "{\"status\":\"success\",\"infos\":[\"metric might not be a counter\"],"
            + "\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

    assertThat(rows(answer)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "<html>please log in</html>",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[",
        "{\"status\":\"error\",\"error\":\"boom\"}",
        "{\"status\":\"success\"}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\"}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"string\",\"result\":[1,\"x\"]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"pie\",\"result\":[]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
            + "[{\"metric\":{},\"histogram\":[1,{}]}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
            + "[{\"metric\":{},\"value\":[1,\"many\"]}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
            + "[{\"metric\":{},\"value\":[\"now\",\"1\"]}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
            + "[{\"metric\":{},\"value\":[1e99,\"1\"]}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
            + "[{\"metric\":{\"a\":\"b\"},\"value\":[1,\"1\"]},{\"metric\":{\"a\":\"b\"},\"value\":[1,\"2\"]}]}}",
      })
  void whatIsNoAnswerIsGarbage(String answer) {
    assertThat(read(answer))
        .isInstanceOfSatisfying(
            Answer.Missed.class,
            missed -> assertThat(missed.failure().reason()).isEqualTo(Reason.GARBAGE));
  }

  private static String vector(String result) {
    return success("{\"resultType\":\"vector\",\"result\":[" + result + "]}");
  }

  private static String success(String data) {
    return "{\"status\":\"success\",\"data\":" + data + "}";
  }

  private static List<Row> rows(String answer) {
    return ((Answer.Rows) read(answer)).rows();
  }

  private static Answer read(String answer) {
    return new AnswerReader("source 'prom'", 1_000).read(answer.getBytes(StandardCharsets.UTF_8));
  }
}
