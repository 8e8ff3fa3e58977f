package dev.hotswap.core.release.state;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is still to be told. Published announcements leave it together with the next change, so that
 * telling something never costs a write of its own.
 */
public final class Outbox {
  /**
   * How many announcements wait at most. When nobody publishes for so long, the oldest are lost;
   * history keeps how every attempt ended.
   */
  public static final int KEPT = 32;

  private Outbox() {}

  /** With this to be told, unless it already waits. */
  public static ReleaseState add(ReleaseState state, Announcement announcement) {
    return add(state, List.of(announcement));
  }

  /** With all of these to be told that do not already wait. */
  public static ReleaseState add(ReleaseState state, List<Announcement> announcements) {
    List<Announcement> fresh =
        announcements.stream().filter(a -> !contains(state, a.id())).toList();
    if (fresh.isEmpty()) {
      return state;
    }
    List<Announcement> all = Stream.concat(state.outbox().stream(), fresh.stream()).toList();
    return state.telling(all.subList(Math.max(0, all.size() - KEPT), all.size()));
  }

  /** Without what was published. */
  public static ReleaseState without(ReleaseState state, Set<String> published) {
    return state.telling(state.outbox().stream().filter(a -> !published.contains(a.id())).toList());
  }

  private static boolean contains(ReleaseState state, String id) {
    return state.outbox().stream().anyMatch(a -> a.id().equals(id));
  }
}
