package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prometheus' HTTP API, version 1, as one namespace may use it. */
final class PrometheusApi {
  private final PrometheusServer server;
  private final Asking asking;
  private final AnswerReader reader;

  PrometheusApi(PrometheusServer server, Asking asking) {
    this.server = server;
    this.asking = asking;
    this.reader = new AnswerReader(server.who(), asking.mostRows());
  }

  /** Names the server in failures. */
  String who() {
    return server.who();
  }

  /** Evaluates at the server's own time. */
  List<Row> query(String promql) throws MissedException {
    return ask("query", Map.of("query", promql));
  }

  /** Evaluates at {@code time}, by the server's clock. */
  List<Row> query(String promql, Instant time) throws MissedException {
    return ask("query", Map.of("query", promql, "time", seconds(time)));
  }

  /** Evaluates at every step from {@code from} to {@code to}, by the server's clock. */
  List<Row> range(String promql, Instant from, Instant to, Duration step) throws MissedException {
    return ask(
        "query_range",
        Map.of(
            "query", promql,
            "start", seconds(from),
            "end", seconds(to),
            "step", BigDecimal.valueOf(step.toMillis(), 3).toPlainString()));
  }

  private List<Row> ask(String path, Map<String, String> parameters) throws MissedException {
    if (asking.refused().isPresent()) {
      throw new MissedException(asking.refused().get());
    }
    Optional<String> spent = asking.budget().begin(PrometheusServer.PATIENCE);
    if (spent.isPresent()) {
      throw new MissedException(new Failure(Reason.BUDGET, server.who(), spent.get()));
    }
    try {
      return switch (server.ask(asking, path, form(parameters), reader)) {
        case Answer.Rows(List<Row> rows) -> rows;
        case Answer.Missed(Failure failure) -> throw new MissedException(failure);
      };
    } finally {
      asking.budget().end();
    }
  }

  /** Thanos needs to be told not to answer with less than everything; others ignore it. */
  private String form(Map<String, String> parameters) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put("timeout", PrometheusServer.PATIENCE.toSeconds() + "s");
    all.put("dedup", "true");
    all.put("partial_response", "false");
    all.putAll(asking.parameters());
    return all.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String seconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), 3).toPlainString();
  }
}
