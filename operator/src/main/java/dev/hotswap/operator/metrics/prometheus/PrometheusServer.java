package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.http.BoundedHttp;
import dev.hotswap.operator.metrics.http.Bytes;
import dev.hotswap.operator.metrics.http.Fetched;
import dev.hotswap.operator.metrics.http.ResponseMemory;
import dev.hotswap.operator.tls.RotatingTls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;

/**
 * Connections to one server. Queries are posted, so that they stay out of URL logs; a server that
 * refuses that with 405 is asked with GET from then on.
 */
final class PrometheusServer implements AutoCloseable {
  /** How long one answer may take. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final int METHOD_NOT_ALLOWED = 405;

  private final SourceSettings.Prometheus settings;
  private final ResponseMemory room;
  private final String who;
  private Optional<BoundedHttp> connections = Optional.empty();
  private volatile boolean get;

  /**
   * Nothing is connected yet.
   *
   * @param room bounds what the answers of all servers take together
   */
  PrometheusServer(SourceSettings.Prometheus settings, ResponseMemory room) {
    this.settings = settings;
    this.room = room;
    this.who = "source '" + settings.name() + "'";
  }

  /** Names this server in failures. */
  String who() {
    return who;
  }

  /** What the server answers to this form; the answer is read while its room is held. */
  Answer ask(Asking asking, String path, String form, AnswerReader reader) throws MissedException {
    Optional<ResponseMemory.Place> place = room.enter(asking.largest(), PATIENCE);
    if (place.isEmpty()) {
      return missed(Reason.BUDGET, "too many answers are being read at a time; asked again later");
    }
    try (ResponseMemory.Place _ = place.get()) {
      return answer(asking, path, form, reader);
    }
  }

  private Answer answer(Asking asking, String path, String form, AnswerReader reader)
      throws MissedException {
    Fetched<byte[]> fetched = fetch(asking, path, form);
    if (!get
        && fetched instanceof Fetched.Refused<byte[]>(int status, String text)
        && status == METHOD_NOT_ALLOWED) {
      get = true;
      fetched = fetch(asking, path, form);
    }
    return switch (fetched) {
      case Fetched.Got<byte[]>(byte[] body) -> reader.read(body);
      case Fetched.Refused<byte[]>(int status, String text) ->
          missed(ServerText.reason(status), ServerText.explain(status, text));
      case Fetched.Missed<byte[]>(Failure failure) -> new Answer.Missed(failure);
    };
  }

  private Fetched<byte[]> fetch(Asking asking, String path, String form) throws MissedException {
    String base = asking.url().toString().replaceAll("/+$", "") + "/api/v1/" + path;
    HttpRequest.Builder request =
        get
            ? HttpRequest.newBuilder(URI.create(base + "?" + form))
            : HttpRequest.newBuilder(URI.create(base))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    settings.headers().forEach(request::setHeader);
    asking.headers().forEach(request::setHeader);
    authorization().ifPresent(value -> request.setHeader("Authorization", value));
    return connections().fetch(who, request.build(), PATIENCE, asking.largest(), Bytes::new);
  }

  /** Made when first needed: a certificate that is not there yet is a reading that is missing. */
  private synchronized BoundedHttp connections() throws MissedException {
    if (connections.isEmpty()) {
      try {
        connections = Optional.of(new BoundedHttp(0, settings.tls().map(RotatingTls::of)));
      } catch (IllegalArgumentException unreadable) {
        throw denied(String.valueOf(unreadable.getMessage()));
      }
    }
    return connections.get();
  }

  private Optional<String> authorization() throws MissedException {
    try {
      return settings.credentials().authorization();
    } catch (IOException unreadable) {
      throw denied(String.valueOf(unreadable.getMessage()));
    }
  }

  private MissedException denied(String detail) {
    return new MissedException(new Failure(Reason.DENIED, who, detail));
  }

  private Answer missed(Reason reason, String detail) {
    return new Answer.Missed(new Failure(reason, who, detail));
  }

  @Override
  public synchronized void close() {
    connections.ifPresent(BoundedHttp::close);
  }
}
