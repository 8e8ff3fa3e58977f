package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.release.status.GoReleaseStatus;
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
        && status.withoutWords().equals(other.withoutWords())
        && other.outbox().containsAll(status.outbox());
  }
}
