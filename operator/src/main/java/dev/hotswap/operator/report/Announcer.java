package dev.hotswap.operator.report;

import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.EventName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  /** Tells through these two. */
  public Announcer(EventLog log, ClusterEvents events, Clock clock) {
    this.log = log;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Writes what is new to the log.
   *
   * @param told what was told of the release
   * @param all everything that can be told just now; what is not among it is forgotten
   */
  public void log(ReleaseNews told, Subject subject, List<Announcement> all) {
    recent(told.logged().news(all)).forEach(announcement -> log.write(subject, announcement));
    told.logged().remember(all);
  }

  /**
   * When what is new may be told as a Kubernetes Event: now, or when it has waited long enough;
   * empty where nothing is new.
   *
   * @param told what was told of the release
   * @param all everything that can be told just now
   */
  public Optional<Instant> due(ReleaseNews told, List<Announcement> all, Instant now) {
    List<Announcement> news = events(told, all);
    if (news.isEmpty()) {
      told.events().remember(all);
      return Optional.empty();
    }
    return Optional.of(told.throttle().heldUntil(urgent(news), now).orElse(now));
  }

  /**
   * Writes what is new as Kubernetes Events, one for each, oldest first.
   *
   * @param told what was told of the release
   * @param all everything that can be told just now; what is not among it is forgotten
   * @return when to try again what could not be written, or can wait for more; empty where all was
   */
  public Optional<Instant> publish(ReleaseNews told, Subject subject, List<Announcement> all) {
    List<Announcement> news = events(told, all);
    if (news.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<Instant> held = told.throttle().heldUntil(urgent(news), now);
    if (held.isPresent()) {
      return held;
    }
    for (int next = 0; next < news.size(); next++) {
      Optional<String> refused = events.tell(subject, news.get(next));
      if (refused.isPresent()) {
        LOG.warn(refused.get());
        told.events().remember(without(all, news.subList(next, news.size())));
        return Optional.of(told.throttle().refused(now));
      }
    }
    told.throttle().sent(now);
    told.events().remember(all);
    return Optional.empty();
  }

  private List<Announcement> events(ReleaseNews told, List<Announcement> all) {
    return EventSelection.of(recent(told.events().news(all)));
  }

  private static List<Announcement> without(List<Announcement> all, List<Announcement> untold) {
    return all.stream().filter(announcement -> !untold.contains(announcement)).toList();
  }

  private static boolean urgent(List<Announcement> news) {
    return news.stream().anyMatch(Announcer::urgent);
  }

  /** After its deletion nobody comes back to a release. */
  private static boolean urgent(Announcement announcement) {
    return announcement.warning() || announcement.event() == EventName.RELEASE_DELETED;
  }

  private List<Announcement> recent(List<Announcement> news) {
    Instant since = clock.instant().minus(NEWS);
    return news.stream().filter(announcement -> announcement.at().isAfter(since)).toList();
  }
}
