package dev.hotswap.operator.report;

import dev.hotswap.core.release.Announcement;
import dev.hotswap.operator.kube.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties a release's outbox: a log line at once, a Kubernetes Event when the cluster may be
 * written to. Each is told once by a running operator and at least once in all.
 */
public final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

  /** Kubernetes keeps Events for an hour: what is older was told, or is no news any more. */
  private static final Duration NEWS = Duration.ofHours(1);

  private final EventLog log;
  private final ClusterEvents events;
  private final Clock clock;
  private final Map<String, Set<String>> logged = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> published = new ConcurrentHashMap<>();

  /** Tells through these two. */
  public Announcer(EventLog log, ClusterEvents events, Clock clock) {
    this.log = log;
    this.events = events;
    this.clock = clock;
  }

  /** Writes what is new to the log. */
  public void log(Subject subject, List<Announcement> outbox) {
    for (Announcement announcement : unknownTo(logged, subject.release(), outbox)) {
      log.write(subject, announcement);
    }
    remember(logged, subject.release(), outbox);
  }

  /**
   * Writes what is new as one Kubernetes Event; what cannot be written is tried again next time.
   */
  public void publish(Subject subject, List<Announcement> outbox) {
    List<Announcement> news = unknownTo(published, subject.release(), outbox);
    if (!news.isEmpty()) {
      events
          .tell(subject.release(), news)
          .ifPresentOrElse(LOG::warn, () -> remember(published, subject.release(), outbox));
    }
  }

  /** Ids of announcements of this release that were published and may leave the outbox. */
  public Set<String> published(Owner release) {
    return published.getOrDefault(release.uid(), Set.of());
  }

  /** Forgets a release that is gone. */
  public void forget(Owner release) {
    logged.remove(release.uid());
    published.remove(release.uid());
  }

  private List<Announcement> unknownTo(
      Map<String, Set<String>> told, Owner release, List<Announcement> outbox) {
    Set<String> known = told.getOrDefault(release.uid(), Set.of());
    Instant since = clock.instant().minus(NEWS);
    return outbox.stream()
        .filter(announcement -> !known.contains(announcement.id()))
        .filter(announcement -> announcement.at().isAfter(since))
        .toList();
  }

  private static void remember(
      Map<String, Set<String>> told, Owner release, List<Announcement> outbox) {
    Set<String> ids = new HashSet<>();
    outbox.forEach(announcement -> ids.add(announcement.id()));
    told.put(release.uid(), Set.copyOf(ids));
  }
}
