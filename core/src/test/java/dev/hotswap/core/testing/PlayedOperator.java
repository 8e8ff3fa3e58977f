package dev.hotswap.core.testing;

import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.input.Intent;
import dev.hotswap.core.release.machine.Wake;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A played operator: it looks, decides, persists and converges in the order the design demands, and
 * only when its last wake-up is due or something it watches changed.
 */
final class PlayedOperator {
  private static final int TRIES = 4;

  /**
   * The time, and what the operator's clock shows.
   *
   * @param truth goes forward only
   */
  record Time(Instant truth, Instant shown) {
    /** A wake-up is a time to sleep: a clock that is set meanwhile does not move it. */
    Optional<Instant> due(Wake wake) {
      return switch (wake) {
        case Wake.At(Instant time) -> Optional.of(truth.plus(Duration.between(shown, time)));
        case Wake.OnEvent(String awaited) -> Optional.empty();
      };
    }
  }

  private final PlayedStatus status;
  private final Consumer<Moment> witness;
  private Set<String> announced = Set.of();
  private Optional<List<Object>> lastSeen = Optional.empty();
  private List<Announcement> published = List.of();
  private Optional<Instant> due = Optional.empty();

  PlayedOperator(PlayedStatus status, Consumer<Moment> witness) {
    this.status = status;
    this.witness = witness;
  }

  Set<String> announced() {
    return announced;
  }

  /** Everything in memory is gone. */
  void restart() {
    due = Optional.empty();
    announced = Set.of();
    lastSeen = Optional.empty();
  }

  /** A write failed, or an object changed: the next pass is due at once. */
  void again() {
    lastSeen = Optional.empty();
  }

  /**
   * One pass of the loop, if there is a reason for one.
   *
   * @param writes how many writes still succeed before the operator dies
   * @return false when it died
   */
  boolean reconcile(
      Intent intent,
      Function<ReleaseState, World> look,
      Time time,
      Function<Desired, List<Runnable>> cluster,
      int writes) {
    List<Object> seen = events(intent, look.apply(status.state()));
    boolean wakes = due.filter(at -> !time.truth().isBefore(at)).isPresent();
    if (!wakes && lastSeen.equals(Optional.of(seen))) {
      return true;
    }
    lastSeen = Optional.of(seen);
    return decide(intent, look, time, cluster, writes);
  }

  private boolean decide(
      Intent intent,
      Function<ReleaseState, World> look,
      Time time,
      Function<Desired, List<Runnable>> cluster,
      int writes) {
    for (int tries = 0; tries < TRIES; tries++) {
      PlayedStatus.Read read = status.read();
      World world = look.apply(read.state());
      Moment moment = Moment.of(intent, read.state(), world, time.shown());
      witness.accept(moment);
      if (writes == 0) {
        return false;
      }
      boolean changed = moment.changed();
      if (changed && !status.write(moment.after(), read.version())) {
        continue;
      }
      due = time.due(moment.decision().wake());
      publish(moment.after().outbox());
      return converge(moment.desired(), cluster, changed ? writes - 1 : writes);
    }
    due = Optional.of(time.truth());
    return true;
  }

  private void publish(List<Announcement> outbox) {
    if (outbox.equals(published)) {
      return;
    }
    published = outbox;
    Set<String> ids = outbox.stream().map(Announcement::id).collect(Collectors.toSet());
    if (!announced.containsAll(ids)) {
      ids.addAll(announced);
      announced = Set.copyOf(ids);
    }
  }

  private static boolean converge(
      Optional<Desired> desired, Function<Desired, List<Runnable>> cluster, int writes) {
    List<Runnable> all = desired.map(cluster).orElseGet(List::of);
    all.stream().limit(Math.max(0, writes)).forEach(Runnable::run);
    return all.size() <= writes;
  }

  /** What would make an informer or a sampler call: not the mere passing of time. */
  private List<Object> events(Intent intent, World world) {
    Stream<Object> seen =
        Stream.of(
            intent,
            status.foreignWritesSoFar(),
            slots(world),
            backends(world),
            world.route().known(),
            world.publicMembers().known(),
            world.readings().known(),
            world.staging().known(),
            world.preflight().known());
    return seen.toList();
  }

  private static Object slots(World world) {
    return world.slots().values().stream().map(Seen::known).toList();
  }

  private static Object backends(World world) {
    return world.backends().values().stream()
        .map(seen -> seen.known().map(PlayedOperator::backend))
        .toList();
  }

  private static List<Object> backend(Backend b) {
    return List.of(b.runs(), b.ready(), b.reach().members().known());
  }
}
