package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.release.status.Deletion;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Retained;
import dev.hotswap.api.release.status.Serving;
import dev.hotswap.api.release.status.SlotName;
import dev.hotswap.api.release.status.Weights;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.Phase;
import dev.hotswap.core.release.ReleaseState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what status remembers. The way back is {@link StatusMapping}'s. */
public final class MemoryMapping {
  private MemoryMapping() {}

  /**
   * What is remembered; {@link ReleaseState#NEW} where nothing is.
   *
   * @throws RuntimeException when somebody wrote into status what no operator would
   */
  public static ReleaseState read(@Nullable GoReleaseStatus status) {
    if (status == null || status.schema() == null) {
      return ReleaseState.NEW;
    }
    return status.schema() == ReleaseState.SCHEMA ? known(status) : unknown(status.schema());
  }

  private static ReleaseState unknown(int schema) {
    return new ReleaseState(
        schema,
        ReleaseState.NEW.phase(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ReleaseState.NEW.rejected(),
        Optional.empty(),
        ReleaseState.NEW.outbox(),
        ReleaseState.NEW.history(),
        Optional.empty());
  }

  private static ReleaseState known(GoReleaseStatus status) {
    Optional<Weights> weights = Optional.ofNullable(status.weights());
    return new ReleaseState(
        ReleaseState.SCHEMA,
        Optional.ofNullable(status.phase())
            .map(phase -> Same.name(Phase.class, phase))
            .orElse(Phase.PREFLIGHT),
        Optional.ofNullable(status.stable()).map(MemoryMapping::read),
        Optional.ofNullable(status.attempt()).map(AttemptMapping::read),
        Optional.ofNullable(status.retained()).map(MemoryMapping::read),
        weights.map(w -> new Split(w.a())),
        weights.map(Weights::decidedAt),
        status.rejectedRevisions().stream().map(PastMapping::read).toList(),
        Optional.ofNullable(status.lastToken()),
        status.outbox().stream().map(PastMapping::read).toList(),
        status.history().stream().map(PastMapping::read).toList(),
        Optional.ofNullable(status.deletion()).map(MemoryMapping::read));
  }

  private static dev.hotswap.core.release.Serving read(Serving serving) {
    return new dev.hotswap.core.release.Serving(
        new Target(new Revision(serving.revision()), serving.version()),
        Same.name(Slot.class, serving.slot()),
        serving.images());
  }

  private static dev.hotswap.core.release.Retained read(Retained retained) {
    return new dev.hotswap.core.release.Retained(read(retained.serving()), retained.until());
  }

  private static dev.hotswap.core.release.Deletion read(Deletion deletion) {
    return new dev.hotswap.core.release.Deletion(
        deletion.since(), Optional.ofNullable(deletion.routeGoneAt()), deletion.done());
  }

  static Serving write(dev.hotswap.core.release.Serving serving) {
    return new Serving(
        serving.target().revision().hash(),
        serving.target().version(),
        Same.name(SlotName.class, serving.slot()),
        serving.images());
  }

  static Retained write(dev.hotswap.core.release.Retained retained) {
    return new Retained(write(retained.serving()), retained.until());
  }

  static Deletion write(dev.hotswap.core.release.Deletion deletion) {
    return new Deletion(deletion.since(), deletion.routeGoneAt().orElse(null), deletion.done());
  }
}
