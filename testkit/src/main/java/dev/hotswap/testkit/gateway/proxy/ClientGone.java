package dev.hotswap.testkit.gateway.proxy;

import java.io.IOException;
import java.io.Serial;

/** The client ended its connection in the middle of a request. */
final class ClientGone extends IOException {

  @Serial private static final long serialVersionUID = 1;

  ClientGone(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
