package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.condition.ConditionStatus;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.core.report.ConditionType;
import dev.hotswap.core.report.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions with their times: a time changes when the condition's status does, never else. */
final class ConditionMapping {
  private ConditionMapping() {}

  static List<Condition> write(
      GoRelease release,
      List<dev.hotswap.core.report.Condition> conditions,
      Observed observed,
      Instant now) {
    var times = new Times(release, now);
    Stream<Condition> told = conditions.stream().map(condition -> told(condition, times));
    return Stream.of(told, notConverged(observed, times), unreadable(observed, times))
        .flatMap(all -> all)
        .toList();
  }

  private static Condition told(dev.hotswap.core.report.Condition condition, Times times) {
    return times.condition(
        condition.type().word(),
        EnumMapping.name(ConditionStatus.class, condition.status()),
        condition.reason().word(),
        condition.message());
  }

  private static Stream<Condition> notConverged(Observed observed, Times times) {
    String all =
        Stream.of(observed.faults(), observed.troubles(), observed.unreadable(), observed.edits())
            .flatMap(List::stream)
            .distinct()
            .collect(Collectors.joining("; "));
    return all.isEmpty()
        ? Stream.empty()
        : Stream.of(times.isFalse(ConditionType.CONVERGED, worst(observed), all));
  }

  private static Reason worst(Observed observed) {
    if (!observed.faults().isEmpty()) {
      return Reason.OPERATOR_FAULT;
    }
    if (!observed.troubles().isEmpty()) {
      return Reason.WRITE_FAILED;
    }
    return observed.unreadable().isEmpty() ? Reason.EDITED_BY_HAND : Reason.OBJECT_UNREADABLE;
  }

  private static Stream<Condition> unreadable(Observed observed, Times times) {
    return observed.refusal().stream()
        .map(why -> times.isFalse(ConditionType.COMMAND_READ, Reason.COMMAND_UNREADABLE, why));
  }

  /** Knows when each condition last changed. */
  private record Times(GoRelease release, Instant now) {
    Condition isFalse(ConditionType type, Reason reason, String message) {
      return condition(type.word(), ConditionStatus.FALSE, reason.word(), message);
    }

    Condition condition(String type, ConditionStatus status, String reason, String message) {
      return new Condition(
          type,
          status,
          release.getMetadata().getGeneration(),
          changed(type, status),
          reason,
          StatusLimits.sentence(message));
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
