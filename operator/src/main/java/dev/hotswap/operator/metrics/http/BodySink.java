package dev.hotswap.operator.metrics.http;

import java.nio.ByteBuffer;

/**
 * Takes an answer's body piece by piece, so that a large one is never held in memory as a whole.
 *
 * @param <T> what the body means
 */
public interface BodySink<T> {
  /** The next bytes; the buffer belongs to the caller again afterwards. */
  void accept(ByteBuffer bytes) throws GarbledException;

  /** What it all means, once the last byte has come. */
  T end() throws GarbledException;
}
