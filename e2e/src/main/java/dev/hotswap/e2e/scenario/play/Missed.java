package dev.hotswap.e2e.scenario.play;

import java.io.Serial;

/** What a scenario expects did not come. */
final class Missed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  Missed(String what) {
    super(what);
  }
}
