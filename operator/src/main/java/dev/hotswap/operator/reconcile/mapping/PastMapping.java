package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.release.status.Announcement;
import dev.hotswap.api.release.status.Deletion;
import dev.hotswap.api.release.status.HistoryEntry;
import dev.hotswap.api.release.status.Outcome;
import dev.hotswap.api.release.status.RejectedRevision;
import dev.hotswap.api.release.status.Timeline;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.Rejected;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is over or ends: history, rejected revisions, a deletion, and what is to be told; both ways.
 */
final class PastMapping {
  private PastMapping() {}

  static HistoryEntry write(dev.hotswap.core.release.state.HistoryEntry entry) {
    return new HistoryEntry(
        entry.target().revision().hash(),
        StatusLimits.word(entry.target().version()),
        EnumMapping.name(Outcome.class, entry.outcome()),
        entry.startedAt(),
        entry.finishedAt(),
        write(entry.timeline()),
        StatusLimits.sentence(entry.summary()),
        StatusLimits.warnings(entry.warnings()));
  }

  static dev.hotswap.core.release.state.HistoryEntry read(HistoryEntry entry) {
    return new dev.hotswap.core.release.state.HistoryEntry(
        new Target(new Revision(entry.revision()), entry.version()),
        EnumMapping.name(
            dev.hotswap.core.release.state.HistoryEntry.Outcome.class, entry.outcome()),
        entry.startedAt(),
        entry.finishedAt(),
        read(entry.timeline()),
        entry.summary(),
        entry.warnings());
  }

  static @Nullable Timeline write(dev.hotswap.core.release.state.Timeline timeline) {
    return timeline.equals(dev.hotswap.core.release.state.Timeline.NOTHING)
        ? null
        : new Timeline(
            timeline.firstBadAnswerAt().orElse(null),
            timeline.decidedAt().orElse(null),
            timeline.routeWrittenAt().orElse(null),
            timeline.routeFollowedAt().orElse(null));
  }

  static dev.hotswap.core.release.state.Timeline read(@Nullable Timeline timeline) {
    return timeline == null
        ? dev.hotswap.core.release.state.Timeline.NOTHING
        : new dev.hotswap.core.release.state.Timeline(
            Optional.ofNullable(timeline.firstBadAnswerAt()),
            Optional.ofNullable(timeline.decidedAt()),
            Optional.ofNullable(timeline.routeWrittenAt()),
            Optional.ofNullable(timeline.routeFollowedAt()));
  }

  static RejectedRevision write(Rejected rejected) {
    return new RejectedRevision(
        rejected.target().revision().hash(),
        StatusLimits.word(rejected.target().version()),
        rejected.at(),
        StatusLimits.sentence(rejected.reason()));
  }

  static Rejected read(RejectedRevision rejected) {
    return new Rejected(
        new Target(new Revision(rejected.revision()), rejected.version()),
        rejected.at(),
        rejected.reason());
  }

  static Announcement write(dev.hotswap.core.release.state.Announcement announcement) {
    return new Announcement(
        StatusLimits.word(announcement.id()),
        announcement.event().wire(),
        announcement.warning(),
        StatusLimits.note(announcement.message()),
        announcement.at());
  }

  static dev.hotswap.core.release.state.Announcement read(Announcement announcement) {
    EventName event =
        Arrays.stream(EventName.values())
            .filter(name -> name.wire().equals(announcement.event()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "status.outbox names the event \""
                            + announcement.event()
                            + "\", which this operator does not know"));
    return new dev.hotswap.core.release.state.Announcement(
        announcement.id(),
        event,
        announcement.warning(),
        announcement.message(),
        announcement.at());
  }

  static Deletion write(dev.hotswap.core.release.state.Deletion deletion) {
    return new Deletion(deletion.since(), deletion.routeGoneAt().orElse(null), deletion.done());
  }

  static dev.hotswap.core.release.state.Deletion read(Deletion deletion) {
    return new dev.hotswap.core.release.state.Deletion(
        deletion.since(), Optional.ofNullable(deletion.routeGoneAt()), deletion.done());
  }
}
