package dev.hotswap.testkit.prometheus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.http.Reply;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes answers as Prometheus' HTTP API does: numbers are strings, times are seconds. */
final class AnswerWriter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AnswerWriter() {}

  static Reply reply(Answer answer) {
    return switch (answer) {
      case Answer.Vector(List<Series> series) -> success("vector", series(series, false));
      case Answer.Matrix(List<Series> series) -> success("matrix", series(series, true));
      case Answer.Scalar(Point point) -> success("scalar", pair(point));
      case Answer.Text(Instant at, String text) ->
          success("string", JSON.createArrayNode().add(seconds(at)).add(text));
      case Answer.Histogram histogram -> success("vector", histogram(histogram));
      case Answer.Failure failure -> json(failure.status(), failure(failure));
      case Answer.Page(int status, String contentType, String body) ->
          new Reply(status, contentType, body);
      case Answer.Noted noted -> noted(noted);
      case Answer.Slow(var by, Answer later) -> {
        pause(by);
        yield reply(later);
      }
    };
  }

  private static Reply success(String type, ArrayNode result) {
    ObjectNode answer = JSON.createObjectNode().put("status", "success");
    answer.putObject("data").put("resultType", type).set("result", result);
    return json(200, answer);
  }

  private static ObjectNode failure(Answer.Failure failure) {
    return JSON.createObjectNode()
        .put("status", "error")
        .put("errorType", failure.type())
        .put("error", failure.message());
  }

  private static Reply noted(Answer.Noted noted) {
    Reply plain = reply(noted.answer());
    try {
      var answer = (ObjectNode) JSON.readTree(plain.body());
      noted.warnings().forEach(answer.withArray("warnings")::add);
      noted.infos().forEach(answer.withArray("infos")::add);
      return json(plain.status(), answer);
    } catch (JsonProcessingException | ClassCastException notJson) {
      throw new IllegalArgumentException("Only an answer in JSON can carry notes", notJson);
    }
  }

  private static ArrayNode series(List<Series> all, boolean many) {
    ArrayNode result = JSON.createArrayNode();
    for (Series series : all) {
      ObjectNode one = metric(result.addObject(), series.labels());
      if (many) {
        ArrayNode values = one.putArray("values");
        series.points().forEach(point -> values.add(pair(point)));
      } else {
        one.set("value", pair(series.points().getFirst()));
      }
    }
    return result;
  }

  private static ArrayNode histogram(Answer.Histogram histogram) {
    ArrayNode result = JSON.createArrayNode();
    ObjectNode one = metric(result.addObject(), histogram.labels());
    try {
      one.putArray("histogram").add(seconds(histogram.at())).add(JSON.readTree(histogram.json()));
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException("Not JSON: " + histogram.json(), notJson);
    }
    return result;
  }

  private static ObjectNode metric(ObjectNode series, Map<String, String> labels) {
    ObjectNode metric = series.putObject("metric");
    labels.forEach(metric::put);
    return series;
  }

  private static ArrayNode pair(Point point) {
    return JSON.createArrayNode().add(seconds(point.at())).add(number(point.value()));
  }

  private static BigDecimal seconds(Instant at) {
    return BigDecimal.valueOf(at.toEpochMilli(), 3);
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  private static Reply json(int status, ObjectNode body) {
    return new Reply(status, "application/json", body.toString());
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
