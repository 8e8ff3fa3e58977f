package dev.hotswap.testkit.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** One thing that goes wrong with a request. */
public sealed interface Fault {
  /**
   * The server refuses without doing anything.
   *
   * @param code HTTP status: 409, 429, 500, 503, 504, …
   * @param retryAfterSeconds what the answer advises; 0 for no advice
   */
  record Refuse(int code, int retryAfterSeconds) implements Fault {}

  /** The answer comes late; a duration beyond the client's patience is a timeout. */
  record Delay(Duration duration) implements Fault {}

  /**
   * The request is on its way until somebody lets it go, as that of a client whose machine sleeps;
   * then it is answered.
   */
  record Hold(CountDownLatch letGo) implements Fault {}

  /** The connection breaks before anything was done. */
  record BreakBefore() implements Fault {}

  /** The server does what it was asked, then the connection breaks: the client cannot know. */
  record BreakAfter() implements Fault {}

  /** Every open watch breaks; the request itself is answered. */
  record DropWatches() implements Fault {}

  /**
   * A get or a list shows the past, as a follower that lags behind does.
   *
   * @param changes how many changes of the cluster it does not show yet
   */
  record Stale(int changes) implements Fault {}

  /** The server refuses and gives no advice when to come back. */
  static Fault refuse(int code) {
    return new Refuse(code, 0);
  }
}
