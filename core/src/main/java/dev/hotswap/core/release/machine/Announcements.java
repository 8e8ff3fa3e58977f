package dev.hotswap.core.release.machine;

import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.Deletion;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.Outbox;
import dev.hotswap.core.release.state.ReleaseState;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Derives what people are told from how the state changed. Ids are made of what happened, so that
 * whoever derives the same change again tells the same thing.
 */
final class Announcements {
  private Announcements() {}

  /** {@code after}, with what is new since {@code before} in its outbox. */
  static ReleaseState told(DecisionInput input, ReleaseState before, ReleaseState after) {
    if (before.equals(after)) {
      return after;
    }
    Stream<Announcement> attempts =
        after.attempt().isPresent() || before.attempt().isPresent()
            ? new AttemptNews(input, before, after).derive()
            : Stream.empty();
    return Outbox.add(
        after,
        Stream.of(
                adopted(input, before, after).stream(),
                attempts,
                deleted(input, before, after).stream())
            .flatMap(news -> news)
            .toList());
  }

  private static Optional<Announcement> adopted(
      DecisionInput input, ReleaseState before, ReleaseState after) {
    boolean found = before.stable().isEmpty() && before.attempt().isEmpty();
    return after
        .stable()
        .filter(stable -> found)
        .map(
            stable ->
                release(
                    input,
                    EventName.ADOPTION_FINISHED,
                    stable.target().revision().toString(),
                    false,
                    "%s in slot %s is stable"
                        .formatted(stable.target().version(), stable.backend())));
  }

  private static Optional<Announcement> deleted(
      DecisionInput input, ReleaseState before, ReleaseState after) {
    return after
        .deletion()
        .filter(now -> now.done() && before.deletion().filter(Deletion::done).isEmpty())
        .map(
            now ->
                release(input, EventName.RELEASE_DELETED, "done", false, "the route is released"));
  }

  private static Announcement release(
      DecisionInput input, EventName event, String what, boolean warning, String message) {
    return new Announcement(event.wire() + "/" + what, event, warning, message, input.now());
  }
}
