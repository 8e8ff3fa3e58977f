package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.release.status.Deletion;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Host;
import dev.hotswap.api.release.status.Retained;
import dev.hotswap.api.release.status.Serving;
import dev.hotswap.api.release.status.Weights;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.state.DecidedSplit;
import dev.hotswap.core.release.state.Past;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what status remembers. The way back is {@link StatusMapping}'s. */
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
        Optional.ofNullable(status.stable()).map(MemoryMapping::read),
        Optional.ofNullable(status.attempt()).map(AttemptMapping::read),
        Optional.ofNullable(status.retained()).map(MemoryMapping::read),
        new DecidedSplit(
            weights.map(MemoryMapping::read),
            weights.map(Weights::decidedAt),
            Optional.ofNullable(status.routes()).map(RouteRevision::new)),
        new Past(
            status.rejectedRevisions().stream().map(PastMapping::read).toList(),
            Optional.ofNullable(status.lastToken()),
            status.history().stream().map(PastMapping::read).toList()),
        status.outbox().stream().map(PastMapping::read).toList(),
        Optional.ofNullable(status.deletion()).map(MemoryMapping::read));
  }

  private static Target read(Host host) {
    return new Target(new Revision(host.revision()), host.version());
  }

  private static Host write(Target host) {
    return new Host(host.revision().hash(), StatusLimits.word(host.version()));
  }

  private static Split read(Weights weights) {
    return new Split(BackendId.of(weights.from()), BackendId.of(weights.to()), weights.percent());
  }

  private static dev.hotswap.core.release.state.Serving read(Serving serving) {
    return new dev.hotswap.core.release.state.Serving(
        new Target(new Revision(serving.revision()), serving.version()),
        BackendId.of(serving.backend()),
        Optional.ofNullable(serving.host()).map(MemoryMapping::read),
        serving.images(),
        Optional.ofNullable(serving.routes()).map(RouteRevision::new));
  }

  private static dev.hotswap.core.release.state.Retained read(Retained retained) {
    return new dev.hotswap.core.release.state.Retained(
        read(retained.serving()),
        retained.until(),
        Optional.ofNullable(retained.policy()).map(FrozenPlanMapping::read));
  }

  private static dev.hotswap.core.release.state.Deletion read(Deletion deletion) {
    return new dev.hotswap.core.release.state.Deletion(
        deletion.since(), Optional.ofNullable(deletion.routeGoneAt()), deletion.done());
  }

  static Serving write(dev.hotswap.core.release.state.Serving serving) {
    return new Serving(
        serving.target().revision().hash(),
        StatusLimits.word(serving.target().version()),
        serving.backend().text(),
        serving.host().map(MemoryMapping::write).orElse(null),
        StatusLimits.images(serving.images()),
        serving.routes().map(RouteRevision::hash).orElse(null));
  }

  static Retained write(dev.hotswap.core.release.state.Retained retained) {
    return new Retained(
        write(retained.serving()),
        retained.until(),
        retained.plan().map(FrozenPlanMapping::write).orElse(null));
  }

  static Deletion write(dev.hotswap.core.release.state.Deletion deletion) {
    return new Deletion(deletion.since(), deletion.routeGoneAt().orElse(null), deletion.done());
  }
}
