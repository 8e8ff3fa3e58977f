package dev.hotswap.e2e.load;

import dev.hotswap.testkit.http.ConnectionPool;
import dev.hotswap.testkit.http.Framing;
import dev.hotswap.testkit.http.Headers;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.RequestHead;
import dev.hotswap.testkit.http.ResponseHead;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** Makes one call on a kept or new connection. Never tries twice: what fails is counted. */
final class Caller implements AutoCloseable {
  private static final int KEPT = 512;
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

  private final LoadPlan plan;
  private final RequestHead request;
  private final ConnectionPool pool = new ConnectionPool(CONNECT_WITHIN, KEPT);

  Caller(LoadPlan plan) {
    this.plan = plan;
    this.request = request(plan);
  }

  private static RequestHead request(LoadPlan plan) {
    RequestHead bare = RequestHead.get(plan.path(), plan.host());
    Headers headers = bare.headers();
    for (var header : plan.headers().entrySet()) {
      headers = headers.with(header.getKey(), header.getValue());
    }
    return bare.with(headers);
  }

  /** What came back. */
  record Answer(int status, String version, Optional<Failure> failure) {
    static Answer none(Failure why) {
      return new Answer(0, "", Optional.of(why));
    }
  }

  /** The answer to the call with this number. */
  Answer call(int number) {
    InetSocketAddress target = plan.targets().get(number % plan.targets().size());
    HttpConnection connection;
    try {
      Optional<HttpConnection> kept = pool.reuse(target);
      connection = kept.isPresent() ? kept.get() : pool.open(target);
    } catch (IOException refused) {
      return Answer.none(Failure.CONNECT);
    }
    try {
      return exchange(target, connection);
    } catch (SocketTimeoutException slow) {
      connection.close();
      return Answer.none(Failure.TIMEOUT);
    } catch (IOException broken) {
      connection.close();
      return Answer.none(Failure.RESET);
    }
  }

  private Answer exchange(InetSocketAddress target, HttpConnection connection) throws IOException {
    connection.readsWithin(plan.timeout());
    connection.write(request);
    connection.flush();
    ResponseHead head = connection.readResponse();
    connection.body(Framing.of(request.method(), head)).readAll();
    if (head.keepAlive()) {
      pool.release(target, connection);
    } else {
      connection.close();
    }
    return new Answer(
        head.status(), head.headers().first("x-version").orElse(""), Optional.empty());
  }

  @Override
  public void close() {
    pool.close();
  }
}
