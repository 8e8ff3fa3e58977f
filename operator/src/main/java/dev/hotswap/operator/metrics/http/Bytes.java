package dev.hotswap.operator.metrics.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Keeps a body as it is. */
public final class Bytes implements BodySink<byte[]> {
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  @Override
  public void accept(ByteBuffer bytes) {
    byte[] piece = new byte[bytes.remaining()];
    bytes.get(piece);
    kept.writeBytes(piece);
  }

  @Override
  public byte[] end() {
    return kept.toByteArray();
  }
}
