package dev.hotswap.operator.reconcile;

import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.reconcile.lane.BackgroundTasks;
import dev.hotswap.operator.report.Announcer;
import dev.hotswap.operator.report.Subject;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Has Kubernetes Events written beside the turns, one at a time for each release: an API server
 * that is slow with Events holds no release up. Of each release only the newest that is to be told
 * waits, and of all releases a bounded number; what finds no place is counted and comes again,
 * because status keeps it until it was told.
 */
final class EventTeller {
  private static final Duration NO_PLACE = Duration.ofSeconds(10);

  private final Announcer announcer;
  private final BackgroundTasks background;
  private final Consumer<ReleaseKey> again;
  private final int places;
  private final Counter dropped;
  private final Map<ReleaseKey, News> waiting = new HashMap<>();

  private record News(Session session, Subject subject, List<Announcement> all) {}

  /** What is being written of one release just now. */
  static final class Writing {
    private volatile List<Announcement> all = List.of();
  }

  /**
   * Nothing is to be told yet.
   *
   * @param background where Events are written
   * @param again told of releases that have to be looked at again, because something is untold
   * @param places how many releases may wait
   */
  EventTeller(
      Announcer announcer,
      BackgroundTasks background,
      Consumer<ReleaseKey> again,
      int places,
      MeterRegistry registry) {
    this.announcer = announcer;
    this.background = background;
    this.again = again;
    this.places = places;
    this.dropped =
        Counter.builder("hotswap.events.dropped")
            .description("Kubernetes Events that found no place among those to be written")
            .register(registry);
  }

  /** Writes what is new to the log, at once. */
  void log(Session session, Subject subject, List<Announcement> all) {
    announcer.log(session.news(), subject, all);
  }

  /**
   * Has what is new written as one Event.
   *
   * @param all everything that can be told just now
   * @return when to ask again; empty where everything is told or will be
   */
  Optional<Instant> tell(Session session, Subject subject, List<Announcement> all, Instant now) {
    Optional<Instant> due = announcer.due(session.news(), all, now);
    if (due.filter(time -> !time.isAfter(now)).isEmpty()) {
      return due;
    }
    if (session.writing().all.containsAll(all)) {
      return Optional.empty();
    }
    if (!waits(new News(session, subject, all))) {
      dropped.increment();
      return Optional.of(now.plus(NO_PLACE));
    }
    ReleaseKey release = session.key();
    background.start(release, () -> write(release), () -> written(release));
    return Optional.empty();
  }

  /** False where there is no place. */
  private synchronized boolean waits(News news) {
    ReleaseKey release = news.session().key();
    if (waiting.size() >= places && !waiting.containsKey(release)) {
      return false;
    }
    waiting.put(release, news);
    return true;
  }

  /** A release that is gone meanwhile has its last Event written all the same. */
  private void write(ReleaseKey release) {
    Optional<News> taken = take(release);
    if (taken.isEmpty()) {
      return;
    }
    News news = taken.get();
    try {
      if (announcer.publish(news.session().news(), news.subject(), news.all()).isPresent()) {
        again.accept(release); // its next turn knows when to try again
      }
    } finally {
      news.session().writing().all = List.of();
    }
  }

  private synchronized Optional<News> take(ReleaseKey release) {
    Optional<News> news = Optional.ofNullable(waiting.remove(release));
    news.ifPresent(taken -> taken.session().writing().all = taken.all());
    return news;
  }

  /** What came while another Event of the release was being written has its turn now. */
  private void written(ReleaseKey release) {
    boolean more;
    synchronized (this) {
      more = waiting.containsKey(release);
    }
    if (more) {
      again.accept(release);
    }
  }
}
