package dev.hotswap.operator.metrics.prometheus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.http.Numbers;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the rows of an answer one by one, so that no tree of all of them is ever built. */
final class AnswerParser {
  private static final Set<String> TYPES = Set.of("scalar", "vector", "matrix");
  private static final double LATEST = 1e12;

  private final JsonParser json;
  private final int mostRows;
  private final List<Row> rows = new ArrayList<>();
  private final Set<Map<String, String>> seen = new HashSet<>();
  private boolean success;
  private boolean warned;
  private boolean result;
  private String type = "";

  /**
   * At the beginning of an answer.
   *
   * @param mostRows more series are refused
   */
  AnswerParser(JsonParser json, int mostRows) {
    this.json = json;
    this.mostRows = mostRows;
  }

  /** Whether the answer says that it is a success. */
  boolean success() {
    return success;
  }

  /** Whether the answer says that data may be missing. */
  boolean warned() {
    return warned;
  }

  List<Row> rows() throws GarbledException {
    if (!result) {
      throw new GarbledException("the answer holds no result");
    }
    if (!TYPES.contains(type)) {
      throw new GarbledException("the result is neither scalar, vector nor matrix");
    }
    return rows;
  }

  void read() throws IOException, GarbledException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new GarbledException("the answer is no object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      switch (field) {
        case "status" -> success = value.isScalarValue() && json.getText().equals("success");
        case "warnings" -> warnings(value);
        case "data" -> data(value);
        default -> json.skipChildren();
      }
    }
  }

  private void warnings(JsonToken value) throws IOException {
    if (value == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        warned = true;
        json.skipChildren();
      }
    }
    json.skipChildren();
  }

  private void data(JsonToken value) throws IOException, GarbledException {
    if (value != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken part = json.nextToken();
      if (field.equals("resultType") && part.isScalarValue()) {
        type = json.getText();
      } else if (field.equals("result") && part == JsonToken.START_ARRAY) {
        result = true;
        result();
      } else {
        json.skipChildren();
      }
    }
  }

  /** A scalar is a pair by itself; vectors and matrices are lists of series. */
  private void result() throws IOException, GarbledException {
    JsonToken first = json.nextToken();
    if (first != null && first.isScalarValue()) {
      point(first).ifPresent(point -> rows.add(new Row(Map.of(), List.of(point))));
      return;
    }
    for (JsonToken next = first; next != JsonToken.END_ARRAY; next = json.nextToken()) {
      if (next != JsonToken.START_OBJECT) {
        throw new GarbledException("a series is no object");
      }
      series();
    }
  }

  private void series() throws IOException, GarbledException {
    Map<String, String> labels = new HashMap<>();
    List<Row.Point> points = new ArrayList<>();
    boolean plain = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("metric") && value == JsonToken.START_OBJECT) {
        labels(labels);
      } else if (field.equals("value") && value == JsonToken.START_ARRAY) {
        plain = true;
        point(json.nextToken()).ifPresent(points::add);
      } else if (field.equals("values") && value == JsonToken.START_ARRAY) {
        plain = true;
        points(points);
      } else {
        json.skipChildren();
      }
    }
    if (!plain) {
      throw new GarbledException("a series holds no plain numbers; native histograms are not read");
    }
    keep(labels, points);
  }

  private void keep(Map<String, String> labels, List<Row.Point> points) throws GarbledException {
    if (points.isEmpty()) {
      return;
    }
    if (!seen.add(labels)) {
      throw new GarbledException("one series appears twice");
    }
    if (rows.size() == mostRows) {
      throw new GarbledException(
          "the answer holds more than %,d series; aggregate them in the query".formatted(mostRows));
    }
    rows.add(new Row(labels, points));
  }

  private void labels(Map<String, String> labels) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String label = json.currentName();
      if (json.nextToken().isScalarValue()) {
        labels.put(label, json.getText());
      }
      json.skipChildren();
    }
  }

  private void points(List<Row.Point> points) throws IOException, GarbledException {
    while (json.nextToken() == JsonToken.START_ARRAY) {
      point(json.nextToken()).ifPresent(points::add);
    }
  }

  /** A pair of time and number, up to its end; empty where the number is not finite. */
  private Optional<Row.Point> point(JsonToken time) throws IOException, GarbledException {
    if (time != JsonToken.VALUE_NUMBER_INT && time != JsonToken.VALUE_NUMBER_FLOAT) {
      throw new GarbledException("a value has no time");
    }
    Instant at = instant(json.getDoubleValue());
    JsonToken number = json.nextToken();
    if (number == null || !number.isScalarValue()) {
      throw new GarbledException("a value is no number");
    }
    double value =
        Numbers.parse(json.getText())
            .orElseThrow(() -> new GarbledException("a value is no number"));
    if (json.nextToken() != JsonToken.END_ARRAY) {
      throw new GarbledException("a value is no pair");
    }
    return Double.isFinite(value) ? Optional.of(new Row.Point(at, value)) : Optional.empty();
  }

  /** Seconds since 1970; servers keep whole milliseconds. */
  private static Instant instant(double seconds) throws GarbledException {
    if (!(Math.abs(seconds) <= LATEST)) {
      throw new GarbledException("a time is out of range");
    }
    return Instant.ofEpochMilli(Math.round(seconds * 1_000));
  }
}
