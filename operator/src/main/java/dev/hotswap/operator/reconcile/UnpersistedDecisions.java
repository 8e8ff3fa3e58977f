package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.release.machine.WayBack;
import dev.hotswap.core.release.state.Deletion;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Owner;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was decided and status does not say, because it was refused: an attempt that was taken back,
 * as its route says, and a deletion that began, which the deleted release says itself.
 */
final class UnpersistedDecisions {
  private final HoldingsSource held;

  /** Of one release. */
  static final class Unpersisted {
    private volatile Optional<Deletion> deletion = Optional.empty();
    private volatile boolean goingBack;

    /** Requests are about to go back; that they do may not be written anywhere yet. */
    void goesBack() {
      goingBack = true;
    }

    /** Whether requests were to go back when status was last refused. */
    boolean isGoingBack() {
      return goingBack;
    }

    /** Status did not take this. */
    void refused(ReleaseState next) {
      deletion = next.deletion().or(() -> deletion);
    }

    /** Status says it. */
    void written() {
      deletion = Optional.empty();
      goingBack = false;
    }
  }

  UnpersistedDecisions(HoldingsSource held) {
    this.held = held;
  }

  /** What is remembered, with it. */
  ReleaseState recall(
      Unpersisted unpersisted, GoRelease release, ReleaseState state, TurnGuard turn) {
    ReleaseState recalled =
        state.attempt().isEmpty()
            ? state
            : notes(release, turn)
                .flatMap(note -> WentBack.parse(note).stream())
                .reduce(state, (known, note) -> note.recalledBy(known), (one, other) -> one);
    return unpersisted
        .deletion
        .filter(begun -> release.isMarkedForDeletion())
        .map(begun -> WayBack.leaving(recalled, begun))
        .orElse(recalled);
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
