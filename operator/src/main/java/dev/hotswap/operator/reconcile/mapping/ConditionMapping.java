package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.condition.ConditionStatus;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Conditions with their times: a time changes when the condition's status does, never else. */
final class ConditionMapping {
  /** Present, and false, while something could not be written to the cluster. */
  private static final String CONVERGED = "Converged";

  private static final String WRITE_FAILED = "WriteFailed";

  private ConditionMapping() {}

  static List<Condition> write(
      GoRelease release,
      List<dev.hotswap.core.report.Condition> conditions,
      List<String> troubles,
      Instant now) {
    var times = new Times(release, now);
    Stream<Condition> told = conditions.stream().map(condition -> told(condition, times));
    Stream<Condition> converged =
        troubles.isEmpty() ? Stream.empty() : Stream.of(notConverged(troubles, times));
    return Stream.concat(told, converged).toList();
  }

  private static Condition told(dev.hotswap.core.report.Condition condition, Times times) {
    return times.condition(
        condition.type().word(),
        Same.name(ConditionStatus.class, condition.status()),
        condition.reason().word(),
        condition.message());
  }

  private static Condition notConverged(List<String> troubles, Times times) {
    return times.condition(
        CONVERGED, ConditionStatus.FALSE, WRITE_FAILED, String.join("; ", troubles));
  }

  /** Knows when each condition last changed. */
  private record Times(GoRelease release, Instant now) {
    Condition condition(String type, ConditionStatus status, String reason, String message) {
      return new Condition(
          type,
          status,
          release.getMetadata().getGeneration(),
          changed(type, status),
          reason,
          message);
    }

    private Instant changed(String type, ConditionStatus status) {
      return Optional.ofNullable(release.getStatus())
          .map(GoReleaseStatus::conditions)
          .orElse(List.of())
          .stream()
          .filter(old -> old.type().equals(type) && old.status() == status)
          .map(Condition::lastTransitionTime)
          .findFirst()
          .orElse(now.truncatedTo(ChronoUnit.SECONDS));
    }
  }
}
