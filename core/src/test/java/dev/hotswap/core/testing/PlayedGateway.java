package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.world.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A played route object and the gateway that follows it, and hears of pods, a little later. */
final class PlayedGateway {
  private static final Duration FOLLOWS_IN = Duration.ofSeconds(1);
  private static final Duration WAITED_FOR = Duration.ofSeconds(30);

  private Optional<Split> written = Optional.empty();
  private Instant writtenAt;
  private Optional<Split> followed = Optional.empty();
  private final Deque<Endpoints> told = new ArrayDeque<>();
  private Duration hearsIn = Duration.ofSeconds(1);
  private boolean hides;
  private boolean stuck;
  private int edits;

  private record Endpoints(Instant at, Map<Slot, List<PlayedPod>> pods) {}

  PlayedGateway(Instant now) {
    writtenAt = now;
  }

  void write(Optional<Split> split, Instant now) {
    if (!split.equals(written)) {
      edits++;
      written = split;
      writtenAt = now;
    }
  }

  /** True of a gateway that did not follow for so long that nobody waits for it any more. */
  boolean ignoresUs(Instant now) {
    return !followed.equals(written) && !now.isBefore(writtenAt.plus(WAITED_FOR));
  }

  void stuck(boolean on) {
    stuck = on;
  }

  void second(Instant now, Map<Slot, List<PlayedPod>> endpoints) {
    if (stuck) {
      return;
    }
    told.addLast(new Endpoints(now, endpoints));
    while (told.size() > 1 && !next().at().plus(hearsIn).isAfter(now)) {
      told.removeFirst();
    }
    if (!now.isBefore(writtenAt.plus(FOLLOWS_IN))) {
      followed = written;
    }
  }

  private Endpoints next() {
    return told.stream().skip(1).findFirst().orElseThrow();
  }

  /** How long a pod's readiness is on its way to this gateway. */
  void hearsIn(Duration time) {
    hearsIn = time;
  }

  /** Shows no membership from now on. */
  void hidesMembers() {
    hides = true;
  }

  /** What its statistics say of this slot's members. */
  Seen<Integer> members(Slot slot, Instant at) {
    return hides
        ? new Seen.Unknown<>("no membership is shown", Play.START)
        : new Seen.Known<>(known(slot).size(), at);
  }

  /** Members of this slot that really answer. */
  int answering(Slot slot) {
    return Math.toIntExact(known(slot).stream().filter(PlayedPod::ready).count());
  }

  private List<PlayedPod> known(Slot slot) {
    return told.isEmpty() ? List.of() : told.getFirst().pods().getOrDefault(slot, List.of());
  }

  /** How often the route was changed, by anybody. */
  int edits() {
    return edits;
  }

  Optional<Split> written() {
    return written;
  }

  Optional<Split> followed() {
    return followed;
  }

  int weight(Slot slot) {
    return followed.map(split -> split.of(slot)).orElse(0);
  }
}
