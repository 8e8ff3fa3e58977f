package dev.hotswap.testkit.http;

import java.io.IOException;
import java.io.Serial;

/** The peer ended the connection before the first byte of an answer. */
public final class NoAnswer extends IOException {

  @Serial private static final long serialVersionUID = 1;

  NoAnswer(String what) {
    super(what);
  }

  NoAnswer(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
