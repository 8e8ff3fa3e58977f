package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.release.machine.WayBack;
import dev.hotswap.core.release.state.Deletion;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What was decided and status does not say, because it was refused: an attempt that was taken back,
 * as its route says, and a deletion that began, which the deleted release says itself.
 */
final class UnpersistedDecisions {
  private final HoldingsSource held;
  private final Map<ReleaseKey, Deletion> deletions = new ConcurrentHashMap<>();
  private final Set<ReleaseKey> goingBack = ConcurrentHashMap.newKeySet();

  UnpersistedDecisions(HoldingsSource held) {
    this.held = held;
  }

  /** What is remembered, with it. */
  ReleaseState recall(GoRelease release, ReleaseState state, TurnGuard turn) {
    Deletion begun = deletions.get(ReleaseLoop.key(release));
    ReleaseState recalled =
        state.attempt().isEmpty()
            ? state
            : notes(release, turn)
                .flatMap(note -> WentBack.parse(note).stream())
                .reduce(state, (known, note) -> note.recalledBy(known), (one, other) -> one);
    return begun != null && release.isMarkedForDeletion()
        ? WayBack.leaving(recalled, begun)
        : recalled;
  }

  /** Requests are about to go back; that they do may not be written anywhere yet. */
  void goesBack(ReleaseKey release) {
    goingBack.add(release);
  }

  /** Whether requests were to go back when status was last refused. */
  boolean isGoingBack(ReleaseKey release) {
    return goingBack.contains(release);
  }

  /** Status did not take this. */
  void refused(ReleaseKey release, ReleaseState next) {
    next.deletion().ifPresent(begun -> deletions.put(release, begun));
  }

  /** Status says it, or the release is gone. */
  void forget(ReleaseKey release) {
    deletions.remove(release);
    goingBack.remove(release);
  }

  private Stream<String> notes(GoRelease release, TurnGuard turn) {
    Owner owner = Owner.of(release);
    return held.of(release, turn).routes().stream()
        .filter(owner::controls)
        .map(route -> Optional.ofNullable(route.getMetadata().getAnnotations()).orElse(Map.of()))
        .map(annotations -> annotations.get(Labels.WENT_BACK))
        .filter(Objects::nonNull);
  }
}
