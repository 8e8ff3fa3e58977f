package dev.hotswap.testkit.gateway.proxy;

import dev.hotswap.testkit.gateway.route.Cluster;
import dev.hotswap.testkit.gateway.route.RetryPolicy;
import dev.hotswap.testkit.http.RequestHead;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;

/**
 * Tries until there is an answer to pass on, or nothing left that the route's retry policy allows.
 */
final class Attempts {

  private final Upstream upstream;
  private final RetryPolicy policy;
  private final Cluster cluster;
  private final RequestHead head;
  private final RequestBody body;
  private final Set<InetSocketAddress> failed = new HashSet<>();
  private int left;

  Attempts(
      Upstream upstream, RetryPolicy policy, Cluster cluster, RequestHead head, RequestBody body) {
    this.upstream = upstream;
    this.policy = policy;
    this.cluster = cluster;
    this.head = head;
    this.body = body;
    this.left = policy.attempts();
  }

  /** The last attempt. */
  Attempt run() throws ClientGone {
    Attempt attempt = once();
    while (left > 0 && body.whole() && mayRetry(attempt)) {
      left--;
      discard(attempt);
      attempt = once();
    }
    return attempt;
  }

  /** Whether the policy would have wanted one more. */
  boolean exhausted(Attempt last) {
    return left == 0 && policy.attempts() > 0 && mayRetry(last);
  }

  /**
   * An idle connection can be closed by its peer in the very moment in which it is used. That is no
   * failure of the endpoint: the request goes once more, on a new connection, where doing so cannot
   * repeat an effect.
   */
  private Attempt once() throws ClientGone {
    Attempt attempt = upstream.attempt(cluster, head, body, failed, false);
    return closedWhileIdle(attempt) ? upstream.attempt(cluster, head, body, failed, true) : attempt;
  }

  private boolean closedWhileIdle(Attempt attempt) {
    return attempt instanceof Attempt.Broken(_, boolean reused, boolean sent, boolean silent)
        && reused
        && silent
        && body.whole()
        && (!sent || head.idempotent());
  }

  private boolean mayRetry(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Answered answered -> policy.onStatus(answered.head().status());
      case Attempt.NoEndpoint() -> false;
      case Attempt.Refused(_) -> policy.onConnectFailure();
      case Attempt.Broken broken ->
          broken.sent() ? policy.onReset() : policy.onResetBeforeRequest();
    };
  }

  private void discard(Attempt attempt) {
    switch (attempt) {
      case Attempt.Answered answered -> {
        failed.add(answered.endpoint());
        answered.connection().close();
      }
      case Attempt.NoEndpoint() -> {}
      case Attempt.Refused(var endpoint) -> failed.add(endpoint);
      case Attempt.Broken broken -> failed.add(broken.endpoint());
    }
  }
}
