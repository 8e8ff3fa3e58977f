package dev.hotswap.operator.metrics.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.http.Numbers;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what Prometheus' query API answers with status 200. */
final class AnswerReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

  private final String who;

  /**
   * A reader.
   *
   * @param who names the server in failures
   */
  AnswerReader(String who) {
    this.who = who;
  }

  Answer read(byte[] body) {
    try {
      return read(JSON.readTree(body));
    } catch (IOException notJson) {
      return missed(Reason.GARBAGE, "the answer is no JSON");
    } catch (GarbledException garbled) {
      return missed(Reason.GARBAGE, String.valueOf(garbled.getMessage()));
    }
  }

  private Answer read(JsonNode answer) throws GarbledException {
    if (!answer.path("status").asText().equals("success")) {
      return missed(Reason.GARBAGE, "the answer does not say that it is a success");
    }
    if (!answer.path("warnings").isEmpty()) {
      String warning = answer.path("warnings").path(0).asText();
      return missed(Reason.WARNED, "data may be missing: " + ServerText.shortened(warning));
    }
    JsonNode data = answer.path("data");
    JsonNode result = data.path("result");
    if (!result.isArray()) {
      throw new GarbledException("the answer holds no result");
    }
    return switch (data.path("resultType").asText()) {
      case "scalar" -> rows(List.of(row(Map.of(), List.of(result))));
      case "vector" -> rows(result, false);
      case "matrix" -> rows(result, true);
      default -> throw new GarbledException("the result is neither scalar, vector nor matrix");
    };
  }

  private static Answer rows(JsonNode result, boolean matrix) throws GarbledException {
    List<Optional<Row>> rows = new ArrayList<>();
    for (JsonNode series : result) {
      JsonNode points = series.path(matrix ? "values" : "value");
      if (!points.isArray()) {
        throw new GarbledException(
            "a series holds no plain numbers; native histograms are not read");
      }
      rows.add(row(labels(series.path("metric")), matrix ? points : List.of(points)));
    }
    return rows(rows);
  }

  private static Answer rows(List<Optional<Row>> rows) throws GarbledException {
    List<Row> kept = rows.stream().flatMap(Optional::stream).toList();
    if (kept.stream().map(Row::labels).distinct().count() != kept.size()) {
      throw new GarbledException("one series appears twice");
    }
    return new Answer.Rows(kept);
  }

  private static Map<String, String> labels(JsonNode metric) {
    Map<String, String> labels = new HashMap<>();
    metric.properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return labels;
  }

  private static Optional<Row> row(Map<String, String> labels, Iterable<JsonNode> pairs)
      throws GarbledException {
    List<Row.Point> points = new ArrayList<>();
    for (JsonNode pair : pairs) {
      double value =
          Numbers.parse(pair.path(1).asText())
              .orElseThrow(() -> new GarbledException("a value is no number"));
      if (!pair.path(0).isNumber()) {
        throw new GarbledException("a value has no time");
      }
      if (Double.isFinite(value)) {
        points.add(new Row.Point(instant(pair.path(0).decimalValue()), value));
      }
    }
    return points.isEmpty() ? Optional.empty() : Optional.of(new Row(labels, points));
  }

  /** Seconds since 1970, with a fraction. */
  static Instant instant(BigDecimal seconds) throws GarbledException {
    if (seconds.abs().compareTo(BigDecimal.valueOf(1_000_000_000_000L)) > 0) {
      throw new GarbledException("a time is out of range");
    }
    BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
    return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].multiply(NANOS).longValue());
  }

  private Answer missed(Reason reason, String detail) {
    return new Answer.Missed(new Failure(reason, who, detail));
  }
}
