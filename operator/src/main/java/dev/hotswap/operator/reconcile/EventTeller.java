package dev.hotswap.operator.reconcile;

import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import dev.hotswap.operator.reconcile.lane.BackgroundTasks;
import dev.hotswap.operator.report.Announcer;
import dev.hotswap.operator.report.Subject;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Map<Owner, List<Announcement>> writing = new HashMap<>();
  private final Set<Owner> gone = new HashSet<>();

  private record News(Subject subject, List<Announcement> all) {}

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
  void log(Subject subject, List<Announcement> all) {
    announcer.log(subject, all);
  }

  /**
   * Has what is new written as one Event.
   *
   * @param all everything that can be told just now
   * @return when to ask again; empty where everything is told or will be
   */
  Optional<Instant> tell(ReleaseKey release, Subject subject, List<Announcement> all, Instant now) {
    Optional<Instant> due = announcer.due(subject, all, now);
    if (due.filter(time -> !time.isAfter(now)).isEmpty()) {
      return due;
    }
    if (isBeingWritten(subject.release(), all)) {
      return Optional.empty();
    }
    if (!waits(release, new News(subject, all))) {
      dropped.increment();
      return Optional.of(now.plus(NO_PLACE));
    }
    background.start(release, () -> write(release), () -> written(release));
    return Optional.empty();
  }

  private synchronized boolean isBeingWritten(Owner owner, List<Announcement> all) {
    return writing.getOrDefault(owner, List.of()).containsAll(all);
  }

  /** False where there is no place. */
  private synchronized boolean waits(ReleaseKey release, News news) {
    if (waiting.size() >= places && !waiting.containsKey(release)) {
      return false;
    }
    Optional.ofNullable(waiting.put(release, news))
        .map(before -> before.subject().release())
        .filter(before -> !before.equals(news.subject().release()))
        .ifPresent(this::over);
    return true;
  }

  /** Ids of announcements of this release that were published and may leave the outbox. */
  Set<String> published(Owner release) {
    return announcer.published(release);
  }

  /** Forgets a release that is gone, once its last Event was written. */
  synchronized void forget(ReleaseKey release, Owner owner) {
    News news = waiting.get(release);
    if (writing.containsKey(owner) || (news != null && news.subject().release().equals(owner))) {
      gone.add(owner);
    } else {
      announcer.forget(owner);
    }
  }

  private void write(ReleaseKey release) {
    Optional<News> news = take(release);
    if (news.isEmpty()) {
      return;
    }
    Subject subject = news.get().subject();
    try {
      if (announcer.publish(subject, news.get().all()).isPresent()) {
        again.accept(release); // its next turn knows when to try again
      }
    } finally {
      end(subject.release());
    }
  }

  private synchronized Optional<News> take(ReleaseKey release) {
    Optional<News> news = Optional.ofNullable(waiting.remove(release));
    news.ifPresent(taken -> writing.put(taken.subject().release(), taken.all()));
    return news;
  }

  private synchronized void end(Owner owner) {
    writing.remove(owner);
    over(owner);
  }

  private synchronized void over(Owner owner) {
    if (gone.remove(owner)) {
      announcer.forget(owner);
    }
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
