package dev.hotswap.operator.report;

import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.operator.kube.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what is new of a release: a log line at once, a Kubernetes Event when the cluster may be
 * written to. Each is told once by a running operator and at least once in all.
 */
public final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

  /** Kubernetes keeps Events for an hour: what is older was told, or is no news any more. */
  private static final Duration NEWS = Duration.ofHours(1);

  private final EventLog log;
  private final ClusterEvents events;
  private final Clock clock;
  private final EmittedEvents logged = new EmittedEvents();
  private final EmittedEvents published = new EmittedEvents();
  private final EventThrottle throttle = new EventThrottle();

  /** Tells through these two. */
  public Announcer(EventLog log, ClusterEvents events, Clock clock) {
    this.log = log;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Writes what is new to the log.
   *
   * @param all everything that can be told just now; what is not among it is forgotten
   */
  public void log(Subject subject, List<Announcement> all) {
    recent(logged.news(subject.release(), all))
        .forEach(announcement -> log.write(subject, announcement));
    logged.remember(subject.release(), all);
  }

  /**
   * When what is new may be told as a Kubernetes Event: now, or when it has waited long enough;
   * empty where nothing is new.
   *
   * @param all everything that can be told just now
   */
  public Optional<Instant> due(Subject subject, List<Announcement> all, Instant now) {
    Owner release = subject.release();
    List<Announcement> news = recent(published.news(release, all));
    if (news.isEmpty()) {
      return Optional.empty();
    }
    return throttle
        .heldUntil(release, news.stream().anyMatch(Announcer::urgent), now)
        .or(() -> Optional.of(now));
  }

  /**
   * Writes what is new as one Kubernetes Event.
   *
   * @param all everything that can be told just now; what is not among it is forgotten
   * @return when to try again what could not be written, or can wait for more; empty where all was
   */
  public Optional<Instant> publish(Subject subject, List<Announcement> all) {
    Owner release = subject.release();
    List<Announcement> news = recent(published.news(release, all));
    if (news.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<Instant> held =
        throttle.heldUntil(release, news.stream().anyMatch(Announcer::urgent), now);
    return held.isPresent() ? held : send(release, news, all, now);
  }

  private Optional<Instant> send(
      Owner release, List<Announcement> news, List<Announcement> all, Instant now) {
    Optional<String> refused = events.tell(release, news);
    if (refused.isPresent()) {
      LOG.warn(refused.get());
      return Optional.of(throttle.refused(release, now));
    }
    throttle.sent(release, now);
    published.remember(release, all);
    return Optional.empty();
  }

  /** After its deletion nobody comes back to a release. */
  private static boolean urgent(Announcement announcement) {
    return announcement.warning() || announcement.event() == EventName.RELEASE_DELETED;
  }

  /** Ids of announcements of this release that were published and may leave the outbox. */
  public Set<String> published(Owner release) {
    return published.of(release);
  }

  /** Forgets a release that is gone. */
  public void forget(Owner release) {
    logged.forget(release);
    published.forget(release);
    throttle.forget(release);
  }

  private List<Announcement> recent(List<Announcement> news) {
    Instant since = clock.instant().minus(NEWS);
    return news.stream().filter(announcement -> announcement.at().isAfter(since)).toList();
  }
}
