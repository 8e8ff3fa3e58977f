package dev.hotswap.testkit.gateway.proxy;

import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.ResponseHead;
import java.net.InetSocketAddress;

/** How one try to get an answer from an endpoint ended. */
sealed interface Attempt {

  /** The endpoint began to answer; its body is still on the connection. */
  record Answered(InetSocketAddress endpoint, HttpConnection connection, ResponseHead head)
      implements Attempt {}

  /** The cluster has no ready endpoint. */
  record NoEndpoint() implements Attempt {}

  /** No connection could be opened. */
  record Refused(InetSocketAddress endpoint) implements Attempt {}

  /**
   * The connection ended before a whole head came back.
   *
   * @param reused whether the connection had served a request before
   * @param sent whether the whole request had been written
   * @param silent whether not one byte came back
   */
  record Broken(InetSocketAddress endpoint, boolean reused, boolean sent, boolean silent)
      implements Attempt {}
}
