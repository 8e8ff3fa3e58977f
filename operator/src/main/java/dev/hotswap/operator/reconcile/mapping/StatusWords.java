package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.release.status.GoReleaseStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of status that only people read: sentences, and how many pods there are. */
public final class StatusWords {
  private StatusWords() {}

  /** Whether both say the same, in other words at most. */
  public static boolean same(GoReleaseStatus status, @Nullable GoReleaseStatus other) {
    return other != null && wordless(status).equals(wordless(other));
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
        status.outbox(),
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
                    condition.reason(),
                    ""))
        .toList();
  }
}
