package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.series.Meaning;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What lines mean up to their number. Pods of a gateway show the same lines, each second again, so
 * each is decoded once. Bounded; a line that was not shown between two turns is forgotten.
 */
final class LineHeads {
  private static final long MOST_BYTES = 12L << 20;

  private final AtomicLong bytes = new AtomicLong();
  private volatile Map<ByteBuffer, Head> young = new ConcurrentHashMap<>();
  private volatile Map<ByteBuffer, Head> old = Map.of();

  /**
   * A line without its number.
   *
   * @param meaning empty if it is none of our business
   * @param identity all its labels but {@code le}, as one text
   */
  record Head(ByteBuffer key, Optional<Meaning> meaning, String identity) {}

  /** What the first {@code length} bytes mean, if that is known. */
  Optional<Head> known(byte[] line, int length) {
    ByteBuffer probe = ByteBuffer.wrap(line, 0, length);
    Head head = young.get(probe);
    if (head != null) {
      return Optional.of(head);
    }
    Optional<Head> before = Optional.ofNullable(old.get(probe));
    before.ifPresent(this::keep);
    return before;
  }

  /** Remembers a meaning, if there is room, and gives it back. */
  Head learn(byte[] line, int length, Optional<Meaning> meaning, String identity) {
    ByteBuffer key = ByteBuffer.wrap(Arrays.copyOf(line, length));
    Head head = new Head(key, meaning, identity);
    keep(head);
    return head;
  }

  private void keep(Head head) {
    if (bytes.addAndGet(head.key.remaining()) <= MOST_BYTES) {
      young.put(head.key, head);
    }
  }

  /** Begins anew; what is shown until the next turn is kept. */
  void turn() {
    old = young;
    young = new ConcurrentHashMap<>();
    bytes.set(0);
  }
}
