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
import dev.hotswap.core.release.state.Stage.Preflight;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.RollingBack;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.release.state.Stage.Staging;
import dev.hotswap.core.release.state.Stage.Starting;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far an attempt has come: one flat record on the wire, sealed types in the core. */
final class StageMapping {
  private StageMapping() {}

  static Stage write(dev.hotswap.core.release.state.Stage stage, Plan plan) {
    return switch (stage) {
      case Clearing(Instant since) -> bare(StageName.CLEARING, since);
      case Preflight(Instant since) -> bare(StageName.PREFLIGHT, since);
      case Staging(Instant since) -> bare(StageName.STAGING, since);
      case Starting starting -> starting(starting);
      case Draining(Instant since) -> bare(StageName.DRAINING, since);
      case Shifting shifting -> shifting(shifting, plan);
      case Promoting promoting -> promoting(promoting);
      case RollingBack back -> rollingBack(back);
    };
  }

  private static Stage bare(StageName name, Instant since) {
    return new Stage(
        name, since, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  private static Stage starting(Starting stage) {
    return new Stage(
        StageName.STARTING,
        stage.since(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        orNull(stage.excusedSince()));
  }

  private static Stage shifting(Shifting stage, Plan plan) {
    return new Stage(
        StageName.SHIFTING,
        stage.since(),
        stage.step() + 1,
        plan.steps().get(stage.step()).name(),
        orNull(stage.weightSeenAt()),
        ExactSpan.of(stage.counted()),
        stage.released(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Stage promoting(Promoting stage) {
    return new Stage(
        StageName.PROMOTING,
        stage.since(),
        null,
        null,
        null,
        null,
        stage.released(),
        EnumMapping.name(PromotionMove.class, stage.move()),
        null,
        null,
        null,
        null,
        null,
        orNull(stage.seenAt()));
  }

  private static Stage rollingBack(RollingBack stage) {
    return new Stage(
        StageName.ROLLING_BACK,
        stage.since(),
        null,
        null,
        null,
        null,
        null,
        null,
        EnumMapping.name(RollbackLeg.class, stage.leg()),
        EnumMapping.name(BreachCause.class, stage.cause()),
        stage.started(),
        stage.publicMoved(),
        orNull(stage.restoredAt()),
        orNull(stage.seenAt()));
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

  static <T> @Nullable T orNull(Optional<T> value) {
    return value.orElse(null);
  }
}
