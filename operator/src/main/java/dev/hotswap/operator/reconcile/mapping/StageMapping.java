package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.release.status.BreachCause;
import dev.hotswap.api.release.status.PromotionMove;
import dev.hotswap.api.release.status.RollbackLeg;
import dev.hotswap.api.release.status.Stage;
import dev.hotswap.api.release.status.StageName;
import dev.hotswap.api.wire.ExactSpan;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.Stage.Clearing;
import dev.hotswap.core.release.state.Stage.Draining;
import dev.hotswap.core.release.state.Stage.Exposed;
import dev.hotswap.core.release.state.Stage.Preflight;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.RollingBack;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.release.state.Stage.Staging;
import dev.hotswap.core.release.state.Stage.Starting;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far an attempt has come: one flat record on the wire, sealed types in the core. */
final class StageMapping {
  private StageMapping() {}

  static Stage write(dev.hotswap.core.release.state.Stage stage, Plan plan) {
    Optional<Shifting> shifting = as(Shifting.class, stage);
    Optional<Promoting> promoting = as(Promoting.class, stage);
    Optional<RollingBack> back = as(RollingBack.class, stage);
    return new Stage(
        name(stage),
        stage.since(),
        shifting.map(s -> s.step() + 1).orElse(null),
        shifting.map(s -> plan.steps().get(s.step()).name()).orElse(null),
        shifting.flatMap(Shifting::weightSeenAt).orElse(null),
        shifting.map(Shifting::counted).map(ExactSpan::of).orElse(null),
        as(Exposed.class, stage).map(Exposed::released).orElse(null),
        promoting.map(s -> EnumMapping.name(PromotionMove.class, s.move())).orElse(null),
        back.map(s -> EnumMapping.name(RollbackLeg.class, s.leg())).orElse(null),
        back.map(s -> EnumMapping.name(BreachCause.class, s.cause())).orElse(null),
        back.map(RollingBack::started).orElse(null),
        back.map(RollingBack::publicMoved).orElse(null),
        back.flatMap(RollingBack::restoredAt).orElse(null),
        as(Starting.class, stage)
            .flatMap(Starting::excusedSince)
            .or(() -> promoting.flatMap(Promoting::seenAt))
            .or(() -> back.flatMap(RollingBack::seenAt))
            .orElse(null));
  }

  private static StageName name(dev.hotswap.core.release.state.Stage stage) {
    return switch (stage) {
      case Clearing _ -> StageName.CLEARING;
      case Preflight _ -> StageName.PREFLIGHT;
      case Staging _ -> StageName.STAGING;
      case Starting _ -> StageName.STARTING;
      case Shifting _ -> StageName.SHIFTING;
      case Promoting _ -> StageName.PROMOTING;
      case Draining _ -> StageName.DRAINING;
      case RollingBack _ -> StageName.ROLLING_BACK;
    };
  }

  private static <T> Optional<T> as(Class<T> kind, dev.hotswap.core.release.state.Stage stage) {
    return Optional.of(stage).filter(kind::isInstance).map(kind::cast);
  }

  static dev.hotswap.core.release.state.Stage read(Stage stage) {
    return switch (stage.name()) {
      case CLEARING -> new Clearing(stage.since());
      case PREFLIGHT -> new Preflight(stage.since());
      case STAGING -> new Staging(stage.since());
      case STARTING -> new Starting(stage.since(), Optional.ofNullable(stage.seenAt()));
      case DRAINING -> new Draining(stage.since());
      case SHIFTING ->
          new Shifting(
              needed(stage.step(), "step") - 1,
              stage.since(),
              Optional.ofNullable(stage.weightSeenAt()),
              needed(stage.counted(), "counted").duration(),
              needed(stage.released(), "released"));
      case PROMOTING ->
          new Promoting(
              EnumMapping.name(Promoting.Move.class, needed(stage.move(), "move")),
              stage.since(),
              Optional.ofNullable(stage.seenAt()),
              needed(stage.released(), "released"));
      case ROLLING_BACK ->
          new RollingBack(
              EnumMapping.name(RollingBack.Leg.class, needed(stage.leg(), "leg")),
              stage.since(),
              EnumMapping.name(Cause.class, needed(stage.cause(), "cause")),
              needed(stage.started(), "started"),
              needed(stage.publicMoved(), "publicMoved"),
              Optional.ofNullable(stage.restoredAt()),
              Optional.ofNullable(stage.seenAt()));
    };
  }

  private static <T> T needed(@Nullable T value, String field) {
    return Objects.requireNonNull(value, () -> "status.attempt.stage." + field + " is missing");
  }
}
