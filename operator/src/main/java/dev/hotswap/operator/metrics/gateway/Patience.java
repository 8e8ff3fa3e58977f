package dev.hotswap.operator.metrics.gateway;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * How long a round waits for one gateway pod: three times what it usually takes, by the median of
 * its last answers, so that one late answer changes nothing. A pod that was not in within that time
 * is read beside the rounds until it answers in time again. Not safe for concurrent use.
 */
final class Patience {
  private static final int REMEMBERED = 7;
  private static final int TIMES = 3;
  private static final Duration UNKNOWN = Duration.ofSeconds(1);
  private static final Duration SHORTEST = Duration.ofMillis(300);
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private final Deque<Duration> newestFirst = new ArrayDeque<>();
  private boolean late;

  /** The pod answered, with whatever. */
  void answered(Duration took) {
    newestFirst.addFirst(took);
    if (newestFirst.size() > REMEMBERED) {
      newestFirst.removeLast();
    }
    late = took.compareTo(patience()) > 0;
  }

  /** A round went on without it, or its connection failed. */
  void missed() {
    late = true;
  }

  /** What it usually takes; empty before its first answer. */
  Optional<Duration> usual() {
    return median(newestFirst.stream().toList());
  }

  /** How long it is waited for at most, among others that take {@code others} at most. */
  Duration among(Duration others) {
    boolean hopeless = late || usual().filter(usual -> usual.compareTo(others) > 0).isPresent();
    Duration own = patience();
    return hopeless ? Duration.ZERO : own.compareTo(others) < 0 ? own : others;
  }

  /** How long a round may take at most, by what most of its pods usually take. */
  static Duration ofRound(List<Duration> usual) {
    return median(usual).map(Patience::times).orElse(UNKNOWN);
  }

  private Duration patience() {
    return usual().map(Patience::times).orElse(UNKNOWN);
  }

  private static Duration times(Duration usual) {
    Duration wanted = usual.multipliedBy(TIMES);
    return wanted.compareTo(SHORTEST) < 0
        ? SHORTEST
        : wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
  }

  /** The lower one of the two in the middle. */
  private static Optional<Duration> median(List<Duration> durations) {
    return durations.isEmpty()
        ? Optional.empty()
        : Optional.of(durations.stream().sorted().toList().get((durations.size() - 1) / 2));
  }
}
