package dev.hotswap.e2e.scenario.play;

import dev.hotswap.e2e.scenario.action.Action.Fault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** When things happened while a scenario was played. Used by one thread. */
final class Diary {
  /** From one moment to another, both included. */
  record Window(Instant from, Instant until) {
    boolean holds(Instant moment) {
      return !moment.isBefore(from) && !moment.isAfter(until);
    }
  }

  private final InstantSource clock;
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> stopped = Optional.empty();
  private Optional<Instant> looked = Optional.empty();
  private Optional<Instant> turnedBack = Optional.empty();
  private Optional<Window> rollback = Optional.empty();

  Diary(InstantSource clock) {
    this.clock = clock;
  }

  /** Notes that this is done now. */
  void happens(Fault fault) {
    if (!fault.target().equals(Stage.OPERATOR)) {
      return;
    }
    switch (fault.kind()) {
      case START -> {
        started = Optional.of(clock.instant());
        stopped = Optional.empty();
      }
      case STOP -> stopped = Optional.of(clock.instant());
      case KILL, PAUSE, RESUME -> {}
    }
  }

  /** Notes that the release is in this phase now. */
  void sees(String phase) {
    Instant now = clock.instant();
    switch (phase) {
      case "RollingBack" -> turnedBack = turnedBack.or(() -> looked.or(() -> Optional.of(now)));
      case "RolledBack" ->
          rollback = rollback.or(() -> turnedBack.map(from -> new Window(from, now)));
      default -> {}
    }
    looked = Optional.of(now);
  }

  /** When the operator was started last. */
  Optional<Instant> started() {
    return started;
  }

  /** When the operator was told to stop, if it was not started again. */
  Optional<Instant> stopped() {
    return stopped;
  }

  /** From the last look at which nothing went back yet, until status told that everything was. */
  Optional<Window> rollback() {
    return rollback;
  }
}
