package dev.hotswap.operator.metrics.http;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.tls.RotatingTls;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * An HTTP/1.1 client that answers every request within its time, body included, with a value: no
 * exception leaves it. Redirects are never followed, cookies never kept.
 */
public final class BoundedHttp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final int ERROR_TEXT = 16 * 1024;

  private final HttpClient client;
  private final Optional<RotatingTls> tls;
  private final long limit;

  /**
   * A client that reads at most {@code limit} bytes of any body, and trusts what the JDK trusts.
   */
  public BoundedHttp(long limit) {
    this(limit, Optional.empty());
  }

  /**
   * A client that reads at most {@code limit} bytes of any body.
   *
   * @param tls whom it trusts and what it shows of itself
   */
  public BoundedHttp(long limit, Optional<RotatingTls> tls) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    tls.map(RotatingTls::context).ifPresent(builder::sslContext);
    this.client = builder.build();
    this.tls = tls;
    this.limit = limit;
  }

  /**
   * Sends the request and waits for the whole answer.
   *
   * @param who names the other side in failures
   * @param time for everything together, connecting included
   * @param sink a new one for each body
   */
  public <T> Fetched<T> fetch(
      String who, HttpRequest request, Duration time, Supplier<BodySink<T>> sink) {
    return fetch(who, request, time, limit, sink);
  }

  /**
   * As above, with a limit of its own.
   *
   * @param largest most bytes of the body
   */
  public <T> Fetched<T> fetch(
      String who, HttpRequest request, Duration time, long largest, Supplier<BodySink<T>> sink) {
    tls.ifPresent(RotatingTls::refresh);
    CompletableFuture<HttpResponse<Fetched<T>>> answer =
        client.sendAsync(request, handler(sink, largest));
    try {
      return answer.get(time.toMillis(), TimeUnit.MILLISECONDS).body();
    } catch (TimeoutException late) {
      return missed(Reason.TIMEOUT, who, "no complete answer within " + time.toMillis() + " ms");
    } catch (ExecutionException failed) {
      return failed(who, failed.getCause() == null ? failed : failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return missed(Reason.TIMEOUT, who, "the request was interrupted");
    } finally {
      answer.cancel(true);
    }
  }

  private <T> BodyHandler<Fetched<T>> handler(Supplier<BodySink<T>> sink, long largest) {
    return head ->
        head.statusCode() == 200
            ? BodySubscribers.mapping(new BoundedBody<>(sink.get(), largest), Fetched.Got::new)
            : BodySubscribers.mapping(
                new BoundedBody<>(new Bytes(), ERROR_TEXT),
                text ->
                    new Fetched.Refused<>(
                        head.statusCode(), new String(text, StandardCharsets.UTF_8)));
  }

  private static <T> Fetched<T> failed(String who, Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException late ->
          missed(Reason.TIMEOUT, who, "no connection within " + CONNECT.toMillis() + " ms");
      case HttpTimeoutException late -> missed(Reason.TIMEOUT, who, "no answer in time");
      case TooLargeException large -> missed(Reason.TOO_LARGE, who, text(large));
      case GarbledException garbled -> missed(Reason.GARBAGE, who, text(garbled));
      case ConnectException refused ->
          missed(Reason.UNREACHABLE, who, "the connection was refused: nothing listens there");
      default -> missed(Reason.UNREACHABLE, who, text(cause));
    };
  }

  private static <T> Fetched<T> missed(Reason reason, String who, String detail) {
    return new Fetched.Missed<>(new Failure(reason, who, detail));
  }

  private static String text(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /** Cuts what is under way. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
