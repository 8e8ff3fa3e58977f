package dev.hotswap.testkit.apiserver.http;

import java.io.IOException;

/** An answer that consists of messages over time. */
public interface EventStream {
  /** Sends one message. */
  void send(byte[] message) throws IOException;

  /** Ends the answer properly. */
  void end() throws IOException;

  /** Waits until the client goes away. */
  void awaitClientGone();
}
