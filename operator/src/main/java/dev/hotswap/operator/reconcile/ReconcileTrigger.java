package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.operator.reconcile.mapping.IntentMapping;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;
import java.util.Optional;

/**
 * Which changes of a release ask for a look. Status that this operator wrote does not: it was
 * decided on just now.
 */
public final class ReconcileTrigger {
  private ReconcileTrigger() {}

  /** True for a new spec, a command, a deletion, a finalizer, or status that somebody took away. */
  public static boolean update(GoRelease now, GoRelease before) {
    return !same(now, before, release -> release.getMetadata().getGeneration())
        || !same(now, before, release -> release.getMetadata().getUid())
        || !same(now, before, release -> release.getMetadata().getFinalizers())
        || !same(now, before, release -> release.getMetadata().getDeletionTimestamp())
        || !same(now, before, ReconcileTrigger::command)
        || now.getStatus() == null
        || !same(now, before, ReconcileTrigger::schema);
  }

  private static Optional<Integer> schema(GoRelease release) {
    return Optional.ofNullable(release.getStatus()).map(GoReleaseStatus::schema);
  }

  private static Optional<String> command(HasMetadata release) {
    return Optional.ofNullable(release.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(IntentMapping.COMMAND));
  }

  private static boolean same(
      GoRelease now, GoRelease before, java.util.function.Function<GoRelease, Object> part) {
    return Objects.equals(part.apply(now), part.apply(before));
  }
}
