package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.series.Meaning;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What lines mean up to their number. Pods of a gateway show the same lines in the same order, each
 * second again, so each is decoded once and found by the line before it. Bounded; a line that was
 * not shown between two turns is forgotten.
 */
final class LineHeads {
  private static final long MOST_BYTES = 12L << 20;

  private final Map<ByteBuffer, Head> heads = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicInteger turn = new AtomicInteger();

  /** What a number means, and of which backend. */
  record Counted(Meaning meaning, BackendService backend) {}

  /** A line without its number. */
  static final class Head {
    private final byte[] line;
    private final Optional<Counted> counted;
    private final String identity;
    private volatile int shown;
    private volatile Optional<Head> next = Optional.empty();

    private Head(byte[] line, Optional<Meaning> meaning, String identity) {
      this.line = line;
      this.counted = meaning.map(of -> new Counted(of, Scope.backend(of)));
      this.identity = identity;
    }

    /** What its number counts; empty if it is none of our business. */
    Optional<Counted> counted() {
      return counted;
    }

    /** All its labels but {@code le}, as one text; empty where that was not kept. */
    String identity() {
      return identity;
    }

    private boolean is(byte[] other, int length) {
      return Arrays.equals(line, 0, line.length, other, 0, length);
    }
  }

  /**
   * What the first {@code length} bytes mean, if that is known.
   *
   * @param before the line before it on the page, if there is one
   */
  Optional<Head> known(Optional<Head> before, byte[] line, int length) {
    Optional<Head> expected = before.flatMap(head -> head.next);
    Optional<Head> found =
        expected.isPresent() && expected.get().is(line, length)
            ? expected
            : Optional.ofNullable(heads.get(ByteBuffer.wrap(line, 0, length)));
    found.ifPresent(head -> follow(before, head));
    return found;
  }

  /** Remembers a meaning, if there is room, and gives it back. */
  Head learn(
      Optional<Head> before, byte[] line, int length, Optional<Meaning> meaning, String identity) {
    Head head = new Head(Arrays.copyOf(line, length), meaning, identity);
    Head last = heads.get(ByteBuffer.wrap(head.line));
    if (last != null || bytes.addAndGet(length) <= MOST_BYTES) {
      heads.put(ByteBuffer.wrap(head.line), head);
      follow(before, head);
    } else {
      bytes.addAndGet(-length);
    }
    return head;
  }

  private void follow(Optional<Head> before, Head head) {
    int now = turn.get();
    if (head.shown != now) {
      head.shown = now;
    }
    before.ifPresent(
        last -> {
          if (last.next.filter(next -> next == head).isEmpty()) {
            last.next = Optional.of(head);
          }
        });
  }

  /** Begins anew; what is shown until the next turn is kept. */
  void turn() {
    int now = turn.get();
    heads.values().removeIf(head -> head.shown < now);
    heads.values().forEach(head -> head.next = head.next.filter(next -> next.shown >= now));
    bytes.set(heads.values().stream().mapToLong(head -> head.line.length).sum());
    turn.incrementAndGet();
  }
}
