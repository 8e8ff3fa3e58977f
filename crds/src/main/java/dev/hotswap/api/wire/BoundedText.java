package dev.hotswap.api.wire;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keeps a text up to a length; of a longer one only how long it is, and its digest. */
final class BoundedText extends Writer {
  private final StringBuilder kept = new StringBuilder();
  private final MessageDigest digest = sha256();
  private final int most;
  private long length;

  /** An empty text of at most so many characters. */
  BoundedText(int most) {
    this.most = most;
  }

  @Override
  public void write(char[] text, int from, int count) {
    length += count;
    if (length <= most) {
      kept.append(text, from, count);
      return;
    }
    if (!kept.isEmpty()) {
      digest.update(kept.toString().getBytes(StandardCharsets.UTF_16BE));
      kept.setLength(0);
      kept.trimToSize();
    }
    digest.update(new String(text, from, count).getBytes(StandardCharsets.UTF_16BE));
  }

  /** What was written, as an open part. */
  RawTree tree() {
    return length <= most
        ? new RawTree(kept.toString())
        : RawTree.tooLong(length, HexFormat.of().formatHex(digest.digest(), 0, 16));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
