package dev.hotswap.operator.report;

import java.util.Set;

/** What was told of one release by this operator, and when more of it may be. */
public final class ReleaseNews {
  private final EmittedEvents logged = new EmittedEvents();
  private final EmittedEvents published = new EmittedEvents();
  private final EventThrottle throttle = new EventThrottle();

  /** What the log says. */
  EmittedEvents logged() {
    return logged;
  }

  /** Ids of announcements that were published as Events and may leave the outbox. */
  public Set<String> published() {
    return published.ids();
  }

  /** What Events say. */
  EmittedEvents events() {
    return published;
  }

  /** When the next Event may be sent. */
  EventThrottle throttle() {
    return throttle;
  }
}
