package dev.hotswap.testkit.http;

import java.io.IOException;
import java.io.Serial;

/** The other side sent something that is not HTTP/1.1, or more of it than is taken. */
public final class MalformedMessage extends IOException {

  @Serial private static final long serialVersionUID = 1;

  /** Says what was wrong. */
  public MalformedMessage(String what) {
    super(what);
  }

  /** Says what was wrong and how it was found out. */
  public MalformedMessage(String what, Throwable cause) {
    super(what, cause);
  }
}
