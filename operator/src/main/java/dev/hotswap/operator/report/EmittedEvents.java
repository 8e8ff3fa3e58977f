package dev.hotswap.operator.report;

import dev.hotswap.core.release.state.Announcement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What this operator told of one release in one place, as far as it could be told again. */
final class EmittedEvents {
  private volatile Set<String> ids = Set.of();

  /** Those of {@code all} that were not told. */
  List<Announcement> news(List<Announcement> all) {
    Set<String> known = ids;
    return all.stream().filter(announcement -> !known.contains(announcement.id())).toList();
  }

  /** All of these were told, or are too old to be news; any other may be told again. */
  void remember(List<Announcement> all) {
    ids = all.stream().map(Announcement::id).collect(Collectors.toUnmodifiableSet());
  }

  /** Ids of what was told. */
  Set<String> ids() {
    return ids;
  }
}
