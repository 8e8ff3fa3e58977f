package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.release.status.Announcement;
import dev.hotswap.api.release.status.HistoryEntry;
import dev.hotswap.api.release.status.Outcome;
import dev.hotswap.api.release.status.RejectedRevision;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.Rejected;
import java.util.Arrays;
import java.util.Optional;

/** What is over: history, rejected revisions, and what is still to be told of it; both ways. */
final class PastMapping {
  private PastMapping() {}

  static HistoryEntry write(dev.hotswap.core.release.state.HistoryEntry entry) {
    return new HistoryEntry(
        entry.target().revision().hash(),
        StatusLimits.word(entry.target().version()),
        EnumMapping.name(Outcome.class, entry.outcome()),
        entry.startedAt(),
        entry.finishedAt(),
        entry.detectedAt().orElse(null),
        entry.trafficRestoredAt().orElse(null),
        StatusLimits.sentence(entry.summary()));
  }

  static dev.hotswap.core.release.state.HistoryEntry read(HistoryEntry entry) {
    return new dev.hotswap.core.release.state.HistoryEntry(
        new Target(new Revision(entry.revision()), entry.version()),
        EnumMapping.name(
            dev.hotswap.core.release.state.HistoryEntry.Outcome.class, entry.outcome()),
        entry.startedAt(),
        entry.finishedAt(),
        Optional.ofNullable(entry.detectedAt()),
        Optional.ofNullable(entry.trafficRestoredAt()),
        entry.summary());
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
}
