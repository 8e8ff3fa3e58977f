package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.machine.WayBack;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Deletion;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.world.Incident;
import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.mapping.IntentMapping;
import dev.hotswap.operator.reconcile.mapping.MemoryMapping;
import dev.hotswap.operator.workload.observe.Nodes;
import dev.hotswap.operator.workload.observe.ObservedSlot;
import dev.hotswap.operator.workload.observe.PodWarnings;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Tells before a turn whether it can wait, from what is in memory: the way back is under way, a
 * breach or a crash was seen that begins it, a person asks for it, or the release goes.
 */
final class Urgency {
  private static final Set<Command.Verb> AT_ONCE =
      EnumSet.of(Command.Verb.ABORT, Command.Verb.PROMOTE_FULL);

  private final ClusterCache cache;
  private final Watches watches;
  private final Sessions sessions;
  private final FaultBarrier faults;

  Urgency(ClusterCache cache, Watches watches, Sessions sessions, FaultBarrier faults) {
    this.cache = cache;
    this.watches = watches;
    this.sessions = sessions;
    this.faults = faults;
  }

  /** Whether this release cannot wait; one that is not there, or cannot be read, can. */
  boolean of(ReleaseKey key) {
    return cache.release(key).filter(release -> of(key, release)).isPresent();
  }

  private boolean of(ReleaseKey key, GoRelease release) {
    return switch (MemoryMapping.read(release.getStatus())) {
      case MemoryMapping.Remembered(ReleaseState state) ->
          sessions.of(release).unpersisted().isGoingBack()
              || WayBack.underWay(state)
              || leaves(release, state)
              || found(key, () -> asked(release, state))
              || edited(release, state)
              || (WayBack.mayBegin(state)
                  && (found(key, () -> broken(key)) || found(key, () -> crashed(release, state))));
      case MemoryMapping.Unreadable unreadable -> false;
    };
  }

  /** One that cannot be looked for is no reason not to look for the others. */
  private boolean found(ReleaseKey key, BooleanSupplier look) {
    return faults.guard(Task.URGENCY, key.toString(), look::getAsBoolean, fault -> false);
  }

  private static boolean leaves(GoRelease release, ReleaseState state) {
    return release.isMarkedForDeletion()
        && state.deletion().flatMap(Deletion::routeGoneAt).isEmpty();
  }

  private static boolean asked(GoRelease release, ReleaseState state) {
    return IntentMapping.command(release)
        .filter(command -> AT_ONCE.contains(command.verb()))
        .filter(command -> !state.lastToken().equals(Optional.of(command.token())))
        .isPresent();
  }

  /** A new spec may ask for a version that is still there. */
  private static boolean edited(GoRelease release, ReleaseState state) {
    boolean somewhereToGo =
        state.retained().isPresent() || state.attempt().flatMap(Attempt::trafficSince).isPresent();
    return somewhereToGo
        && release.getStatus() != null
        && !Objects.equals(
            release.getMetadata().getGeneration(), release.getStatus().observedGeneration());
  }

  private boolean broken(ReleaseKey key) {
    return watches
        .look(key)
        .readings()
        .known()
        .flatMap(readings -> readings.assessment().breach())
        .isPresent();
  }

  private boolean crashed(GoRelease release, ReleaseState state) {
    return state
        .attempt()
        .flatMap(Attempt::slot)
        .map(
            slot ->
                new ObservedSlot(
                    Optional.empty(),
                    cache.holdings(release).podsOf(release.getMetadata().getName(), slot)))
        .filter(
            slot ->
                slot.incidents(new Nodes(cache.nodes()), PodWarnings.NONE)
                    .anyMatch(Incident.Crash.class::isInstance))
        .isPresent();
  }
}
