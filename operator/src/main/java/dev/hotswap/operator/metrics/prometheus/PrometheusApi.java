package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.http.BoundedHttp;
import dev.hotswap.operator.metrics.http.Bytes;
import dev.hotswap.operator.metrics.http.Fetched;
import dev.hotswap.operator.tls.RotatingTls;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prometheus' HTTP API, version 1. Queries are posted, so that they stay out of URL logs; a server
 * that refuses that with 405 is asked with GET from then on.
 */
final class PrometheusApi implements AutoCloseable {
  private static final long LARGEST_ANSWER = 16L << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int METHOD_NOT_ALLOWED = 405;

  private final SourceSettings.Prometheus settings;
  private final String who;
  private final AnswerReader reader;
  private Optional<BoundedHttp> connections = Optional.empty();
  private volatile boolean get;

  PrometheusApi(SourceSettings.Prometheus settings) {
    this.settings = settings;
    this.who = "source '" + settings.name() + "'";
    this.reader = new AnswerReader(who);
  }

  /** Names this server in failures. */
  String who() {
    return who;
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
    return switch (answer(path, parameters)) {
      case Answer.Rows(List<Row> rows) -> rows;
      case Answer.Missed(Failure failure) -> throw new MissedException(failure);
    };
  }

  private Answer answer(String path, Map<String, String> parameters) throws MissedException {
    Fetched<byte[]> fetched = fetch(path, form(parameters));
    if (!get
        && fetched instanceof Fetched.Refused<byte[]>(int status, String text)
        && status == METHOD_NOT_ALLOWED) {
      get = true;
      fetched = fetch(path, form(parameters));
    }
    return switch (fetched) {
      case Fetched.Got<byte[]>(byte[] body) -> reader.read(body);
      case Fetched.Refused<byte[]>(int status, String text) ->
          missed(ServerText.reason(status), ServerText.explain(status, text));
      case Fetched.Missed<byte[]>(Failure failure) -> new Answer.Missed(failure);
    };
  }

  /** Thanos needs to be told not to answer with less than everything; others ignore it. */
  private static String form(Map<String, String> parameters) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put("timeout", PATIENCE.toSeconds() + "s");
    all.put("dedup", "true");
    all.put("partial_response", "false");
    return all.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private Fetched<byte[]> fetch(String path, String form) throws MissedException {
    String base = settings.url().toString().replaceAll("/+$", "") + "/api/v1/" + path;
    HttpRequest.Builder request =
        get
            ? HttpRequest.newBuilder(URI.create(base + "?" + form))
            : HttpRequest.newBuilder(URI.create(base))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    settings.headers().forEach(request::setHeader);
    authorization().ifPresent(value -> request.setHeader("Authorization", value));
    return connections().fetch(who, request.build(), PATIENCE, Bytes::new);
  }

  /** Made when first needed: a certificate that is not there yet is a reading that is missing. */
  private synchronized BoundedHttp connections() throws MissedException {
    if (connections.isEmpty()) {
      try {
        connections =
            Optional.of(new BoundedHttp(LARGEST_ANSWER, settings.tls().map(RotatingTls::of)));
      } catch (IllegalArgumentException unreadable) {
        throw new MissedException(
            new Failure(Reason.DENIED, who, String.valueOf(unreadable.getMessage())));
      }
    }
    return connections.get();
  }

  private Optional<String> authorization() throws MissedException {
    try {
      return settings.credentials().authorization();
    } catch (IOException unreadable) {
      throw new MissedException(
          new Failure(Reason.DENIED, who, String.valueOf(unreadable.getMessage())));
    }
  }

  private Answer missed(Reason reason, String detail) {
    return new Answer.Missed(new Failure(reason, who, detail));
  }

  private static String seconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), 3).toPlainString();
  }

  @Override
  public synchronized void close() {
    connections.ifPresent(BoundedHttp::close);
  }
}
