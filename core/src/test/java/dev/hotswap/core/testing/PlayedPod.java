package dev.hotswap.core.testing;

import dev.hotswap.core.world.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** One pod of a played slot: it is scheduled, starts, serves, breaks and ends, second by second. */
final class PlayedPod {
  private static final Duration STARTS_IN = Duration.ofSeconds(3);
  private static final Duration ENDS_IN = Duration.ofSeconds(2);
  private static final int DEATH_COMES_AFTER = 3;

  private final String name;
  private final Supplier<Conduct> conducts;
  private Instant since;
  private boolean placed;
  private boolean ready;
  private Instant readySince;
  private int restarts;
  private int secondsOfTraffic;
  private Optional<Instant> crashedAt = Optional.empty();
  private Optional<Instant> endingSince = Optional.empty();
  private Optional<Instant> lostSince = Optional.empty();
  private Optional<Instant> evictedAt = Optional.empty();

  PlayedPod(String name, Supplier<Conduct> conducts, Instant now) {
    this.name = name;
    this.conducts = conducts;
    this.since = now;
    this.readySince = now;
  }

  void second(Instant now, boolean room, boolean traffic) {
    if (endingSince.isPresent() || lostSince.isPresent()) {
      return;
    }
    if (!placed) {
      placed = room;
      since = placed ? now : since;
      return;
    }
    Conduct conduct = conducts.get();
    if (conduct == Conduct.CRASH_LOOPS && age(now).compareTo(STARTS_IN) >= 0) {
      crash(now);
    } else if (conduct == Conduct.CRASHES_ONCE_EARLY
        && restarts == 0
        && age(now).compareTo(STARTS_IN) >= 0) {
      crash(now);
    } else if (conduct == Conduct.CRASHES_UNDER_TRAFFIC
        && ready
        && traffic
        && ++secondsOfTraffic >= DEATH_COMES_AFTER) {
      secondsOfTraffic = 0;
      crash(now);
    } else if (!ready && conduct.becomesReady() && age(now).compareTo(STARTS_IN) >= 0) {
      ready = true;
      readySince = now;
    }
  }

  /** Since when it has been ready, as a clock that was set meanwhile can tell. */
  Instant readySince(Instant shown) {
    readySince = shown.isBefore(readySince) ? shown : readySince;
    return readySince;
  }

  void crash(Instant now) {
    crashedAt = Optional.of(now);
    restarts++;
    ready = false;
    since = now;
  }

  void end(Instant now) {
    endingSince = endingSince.or(() -> Optional.of(now));
  }

  void evict(Instant now) {
    evictedAt = Optional.of(now);
    end(now);
  }

  void loseNode(Instant now) {
    lostSince = lostSince.or(() -> Optional.of(now));
  }

  boolean gone(Instant now) {
    return endingSince.filter(from -> !now.isBefore(from.plus(ENDS_IN))).isPresent();
  }

  boolean ending() {
    return endingSince.isPresent();
  }

  boolean ready() {
    return ready && endingSince.isEmpty() && lostSince.isEmpty();
  }

  boolean lost() {
    return lostSince.isPresent();
  }

  Optional<Incident> crashed() {
    return endingSince.isPresent()
        ? Optional.empty()
        : crashedAt.map(
            at -> new Incident.Crash(name, at, 137, restarts, "exit code 137 (OOMKilled)"));
  }

  Optional<Incident> trouble() {
    if (evictedAt.isPresent()) {
      return evictedAt.map(at -> new Incident.Evicted(name, at, "the node was short of memory"));
    }
    if (lostSince.isPresent()) {
      return lostSince.map(at -> new Incident.NodeLost(name, at, "win-1"));
    }
    if (ready || endingSince.isPresent()) {
      return Optional.empty();
    }
    if (!placed) {
      return Optional.of(new Incident.Unschedulable(name, since, "0/3 nodes have room"));
    }
    Conduct conduct = conducts.get();
    if (conduct == Conduct.CANNOT_START) {
      return Optional.of(new Incident.NotStarted(name, since, true, "Secret keys is not there"));
    }
    return Optional.of(
        conduct.pulls()
            ? new Incident.Unready(name, since, "GET /readyz answered 503")
            : new Incident.PullFailed(name, since, conduct == Conduct.NO_IMAGE, "not found"));
  }

  private Duration age(Instant now) {
    return Duration.between(since, now);
  }
}
