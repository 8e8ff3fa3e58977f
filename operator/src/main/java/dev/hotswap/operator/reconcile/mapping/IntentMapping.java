package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.input.Intent;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.workload.Blueprint;
import dev.hotswap.operator.workload.RevisionHash;
import dev.hotswap.operator.workload.snapshot.Snapshot;
import java.util.Map;
import java.util.Optional;

/** Reads what people want of a release. */
public final class IntentMapping {
  /** The annotation that carries a command; Git never declares it. */
  public static final String COMMAND = Labels.COMMAND;

  private IntentMapping() {}

  /**
   * What the spec says now.
   *
   * @param target what shall run
   * @param routes what it says of routes
   * @param plan what its policy was compiled to
   * @param command what a person asks for
   */
  public static Intent intent(
      GoRelease release,
      Target target,
      RouteRevision routes,
      Optional<Plan> plan,
      Optional<Command> command) {
    return new Intent(
        target,
        routes,
        plan,
        release.getSpec().replicas(),
        release.getSpec().paused(),
        release.isMarkedForDeletion(),
        command);
  }

  /** What a person asks for, answered or not; empty where that cannot be read. */
  public static Optional<Command> command(GoRelease release) {
    return reading(release)
        .flatMap(
            reading ->
                switch (reading) {
                  case Command.Parsed(Command command) -> Optional.of(command);
                  case Command.Refused refused -> Optional.empty();
                });
  }

  /** What shall run, and what it is made of. */
  public static Snapshot snapshot(GoRelease release) {
    RawTree template = Absent.or(release.getSpec().template(), RawTree.EMPTY);
    Blueprint blueprint = Blueprint.of(template, release.getSpec().service().ports());
    return new Snapshot(
        new Target(RevisionHash.of(blueprint), release.getSpec().version()), blueprint);
  }

  /** Why the command annotation cannot be read; empty where it can, or there is none. */
  public static Optional<String> refusal(GoRelease release) {
    return reading(release)
        .flatMap(
            reading ->
                switch (reading) {
                  case Command.Parsed parsed -> Optional.empty();
                  case Command.Refused(String sentence) -> Optional.of(sentence);
                });
  }

  private static Optional<Command.Reading> reading(GoRelease release) {
    Map<String, String> annotations =
        Optional.ofNullable(release.getMetadata().getAnnotations()).orElse(Map.of());
    return Optional.ofNullable(annotations.get(COMMAND)).map(Command::parse);
  }
}
