package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.condition.ConditionStatus;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions with their times: a time changes when the condition's status does, never else. */
final class ConditionMapping {
  /** Present, and false, while something in the cluster is not as desired and cannot be made so. */
  private static final String CONVERGED = "Converged";

  private static final String WRITE_FAILED = "WriteFailed";
  private static final String OBJECT_UNREADABLE = "ObjectUnreadable";
  private static final String EDITED_BY_HAND = "EditedByHand";

  /** Present, and false, while the command annotation cannot be read. */
  private static final String COMMAND_READ = "CommandRead";

  private static final String COMMAND_UNREADABLE = "CommandUnreadable";

  private ConditionMapping() {}

  static List<Condition> write(
      GoRelease release,
      List<dev.hotswap.core.report.Condition> conditions,
      Asides asides,
      Instant now) {
    var times = new Times(release, now);
    Stream<Condition> told = conditions.stream().map(condition -> told(condition, times));
    return Stream.of(told, notConverged(asides, times), unreadable(asides, times))
        .flatMap(all -> all)
        .toList();
  }

  private static Condition told(dev.hotswap.core.report.Condition condition, Times times) {
    return times.condition(
        condition.type().word(),
        Same.name(ConditionStatus.class, condition.status()),
        condition.reason().word(),
        condition.message());
  }

  private static Stream<Condition> notConverged(Asides asides, Times times) {
    String reason =
        !asides.troubles().isEmpty()
            ? WRITE_FAILED
            : asides.unreadable().isEmpty() ? EDITED_BY_HAND : OBJECT_UNREADABLE;
    String all =
        Stream.of(asides.troubles(), asides.unreadable(), asides.edits())
            .flatMap(List::stream)
            .collect(Collectors.joining("; "));
    return all.isEmpty()
        ? Stream.empty()
        : Stream.of(times.condition(CONVERGED, ConditionStatus.FALSE, reason, all));
  }

  private static Stream<Condition> unreadable(Asides asides, Times times) {
    return asides.refusal().stream()
        .map(why -> times.condition(COMMAND_READ, ConditionStatus.FALSE, COMMAND_UNREADABLE, why));
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
          Clip.sentence(message));
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
