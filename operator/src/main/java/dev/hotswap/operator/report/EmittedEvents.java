package dev.hotswap.operator.report;

import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.operator.kube.Owner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What this operator told of each release in one place, as far as it could be told again. */
final class EmittedEvents {
  private final Map<String, Set<String>> ids = new ConcurrentHashMap<>();

  /** Those of {@code all} that were not told. */
  List<Announcement> news(Owner release, List<Announcement> all) {
    Set<String> known = of(release);
    return all.stream().filter(announcement -> !known.contains(announcement.id())).toList();
  }

  /** All of these were told, or are too old to be news; any other may be told again. */
  void remember(Owner release, List<Announcement> all) {
    ids.put(
        release.uid(), all.stream().map(Announcement::id).collect(Collectors.toUnmodifiableSet()));
  }

  /** Ids of what was told. */
  Set<String> of(Owner release) {
    return ids.getOrDefault(release.uid(), Set.of());
  }

  void forget(Owner release) {
    ids.remove(release.uid());
  }
}
