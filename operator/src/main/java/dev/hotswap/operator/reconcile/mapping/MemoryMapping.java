package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Weights;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.state.DecidedSplit;
import dev.hotswap.core.release.state.Past;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what status remembers. {@link StatusFactory} makes it. */
public final class MemoryMapping {
  private MemoryMapping() {}

  /** What status turned out to be. */
  public sealed interface Memory {}

  /** It is known what is remembered; {@link ReleaseState#NEW} where nothing is. */
  public record Remembered(ReleaseState state) implements Memory {}

  /**
   * Nobody knows: written by an operator that knows more, or by somebody who is none.
   *
   * @param sentence what is wrong, and what can be done
   */
  public record Unreadable(String sentence) implements Memory {}

  /** Reads it. */
  public static Memory read(@Nullable GoReleaseStatus status) {
    if (status == null || status.schema() == null) {
      return new Remembered(ReleaseState.NEW);
    }
    if (status.schema() != ReleaseState.SCHEMA) {
      return new Unreadable(
          "status has schema %d, this operator knows %d: nothing is touched; run the version of the operator that wrote it"
              .formatted(status.schema(), ReleaseState.SCHEMA));
    }
    try {
      return new Remembered(known(status));
    } catch (IllegalArgumentException | NullPointerException e) {
      return new Unreadable(
          "status cannot be read (%s): nothing is touched; put back what it said, or take status away as a whole: what runs is then adopted"
              .formatted(e.getMessage()));
    }
  }

  private static ReleaseState known(GoReleaseStatus status) {
    Optional<Weights> weights = Optional.ofNullable(status.weights());
    return new ReleaseState(
        ReleaseState.SCHEMA,
        Optional.ofNullable(status.phase())
            .map(phase -> EnumMapping.name(Phase.class, phase))
            .orElse(Phase.PREFLIGHT),
        Optional.ofNullable(status.stable()).map(ServingMapping::read),
        Optional.ofNullable(status.attempt()).map(AttemptMapping::read),
        Optional.ofNullable(status.retained()).map(ServingMapping::read),
        new DecidedSplit(
            weights.map(MemoryMapping::read),
            weights.map(Weights::decidedAt),
            Optional.ofNullable(status.routes()).map(RouteRevision::new)),
        new Past(
            status.rejectedRevisions().stream().map(PastMapping::read).toList(),
            Optional.ofNullable(status.lastToken()),
            status.history().stream().map(PastMapping::read).toList()),
        status.outbox().stream().map(PastMapping::read).toList(),
        Optional.ofNullable(status.deletion()).map(PastMapping::read));
  }

  private static Split read(Weights weights) {
    return new Split(BackendId.of(weights.from()), BackendId.of(weights.to()), weights.percent());
  }
}
