package dev.hotswap.api.release.status;

/** Bounds of texts in status: wide, because status must never be refused. */
final class StatusText {
  private StatusText() {}

  /** Longest sentence. */
  static final int SENTENCE = 32768;

  /** Longest name, digest or token. */
  static final int WORD = 1024;
}
