package dev.hotswap.operator.metrics.testing;

import dev.hotswap.operator.metrics.testing.PlayedServer.Asked;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A Prometheus that holds what the test scraped, and has a clock of its own. */
public final class PlayedPrometheus implements AutoCloseable {
  private final Map<String, Stored> series = new ConcurrentHashMap<>();
  private final PlayedServer server;
  private final Clock clock;
  private volatile UnaryOperator<Reply> disturbance = reply -> reply;

  /** Starts with nothing in it. */
  public PlayedPrometheus(Clock clock) throws IOException {
    this.clock = clock;
    this.server = new PlayedServer("127.0.0.1", 0, this::answer);
  }

  /** A sample, scraped now. NaN makes the series stale. */
  public void scrape(String name, Map<String, String> labels, double value) {
    series
        .computeIfAbsent(name + new TreeMap<>(labels), id -> new Stored(name, labels))
        .samples()
        .put(clock.instant(), value);
  }

  /** From now on answers pass through here. */
  public void disturb(UnaryOperator<Reply> next) {
    disturbance = next;
  }

  /** The queries asked so far, in order. */
  public List<String> queries() {
    return server.asked().stream().map(asked -> form(asked).get("query")).toList();
  }

  /** Its base URL. */
  public URI url() {
    return server.url();
  }

  private Reply answer(Asked asked) {
    Map<String, String> form = form(asked);
    try {
      String data = asked.path().endsWith("_range") ? range(form) : vector(form);
      return disturbance.apply(Reply.ok("{\"status\":\"success\",\"data\":" + data + "}"));
    } catch (IllegalArgumentException wrong) {
      return Reply.status(
          400, "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"}");
    }
  }

  private String vector(Map<String, String> form) {
    Instant at = form.containsKey("time") ? time(form, "time") : clock.instant();
    String rows =
        evaluate(form, at).entrySet().stream()
            .map(
                row ->
                    "{\"metric\":%s,\"value\":%s}"
                        .formatted(json(row.getKey()), point(at, row.getValue())))
            .collect(Collectors.joining(","));
    return "{\"resultType\":\"vector\",\"result\":[" + rows + "]}";
  }

  private String range(Map<String, String> form) {
    Map<Map<String, String>, StringBuilder> rows = new HashMap<>();
    long step = new BigDecimal(form.getOrDefault("step", "")).movePointRight(3).longValueExact();
    Instant end = time(form, "end");
    for (Instant at = time(form, "start"); !at.isAfter(end); at = at.plusMillis(step)) {
      Instant then = at;
      evaluate(form, at)
          .forEach(
              (labels, value) -> {
                StringBuilder row = rows.computeIfAbsent(labels, l -> new StringBuilder());
                row.append(row.isEmpty() ? "" : ",").append(point(then, value));
              });
    }
    String result =
        rows.entrySet().stream()
            .map(
                row ->
                    "{\"metric\":%s,\"values\":[%s]}".formatted(json(row.getKey()), row.getValue()))
            .collect(Collectors.joining(","));
    return "{\"resultType\":\"matrix\",\"result\":[" + result + "]}";
  }

  private Map<Map<String, String>, Double> evaluate(Map<String, String> form, Instant at) {
    return new TinyPromql(series.values()).evaluate(form.getOrDefault("query", ""), at);
  }

  private static String point(Instant at, double value) {
    String number = value == Math.rint(value) ? Long.toString((long) value) : "" + value;
    return "[%s,\"%s\"]".formatted(BigDecimal.valueOf(at.toEpochMilli(), 3), number);
  }

  private static String json(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> "\"%s\":\"%s\"".formatted(label.getKey(), label.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Instant time(Map<String, String> form, String name) {
    return Instant.ofEpochMilli(
        new BigDecimal(form.getOrDefault(name, "")).movePointRight(3).longValueExact());
  }

  private static Map<String, String> form(Asked asked) {
    Map<String, String> form = new HashMap<>();
    String text = asked.body().isEmpty() ? asked.query() : asked.body();
    for (String pair : text.split("&", -1)) {
      String[] both = pair.split("=", 2);
      form.put(both[0], URLDecoder.decode(both[both.length - 1], StandardCharsets.UTF_8));
    }
    return form;
  }

  @Override
  public void close() {
    server.close();
  }
}
