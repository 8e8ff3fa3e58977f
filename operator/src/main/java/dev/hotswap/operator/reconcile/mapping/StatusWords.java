package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.release.status.GoReleaseStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of status that only people read: sentences, reasons of conditions that are as true as
 * before, how many pods there are, and what was to be told and was. Telling it again after a
 * restart does no harm: it has the same id.
 */
public final class StatusWords {
  private StatusWords() {}

  /** Whether both say the same, in other words at most. */
  public static boolean same(GoReleaseStatus status, @Nullable GoReleaseStatus other) {
    return other != null
        && wordless(status).equals(wordless(other))
        && other.outbox().containsAll(status.outbox());
  }

  private static GoReleaseStatus wordless(GoReleaseStatus status) {
    return new GoReleaseStatus(
        status.schema(),
        status.observedGeneration(),
        status.phase(),
        null,
        status.step(),
        null,
        status.selector(),
        status.weights(),
        status.routes(),
        status.candidateService(),
        status.stable(),
        status.attempt(),
        status.retained(),
        status.rejectedRevisions(),
        status.history(),
        status.lastToken(),
        List.of(),
        status.deletion(),
        status.learned(),
        wordless(status.conditions()));
  }

  private static List<Condition> wordless(List<Condition> conditions) {
    return conditions.stream()
        .map(
            condition ->
                new Condition(
                    condition.type(),
                    condition.status(),
                    condition.observedGeneration(),
                    condition.lastTransitionTime(),
                    "",
                    ""))
        .toList();
  }
}
