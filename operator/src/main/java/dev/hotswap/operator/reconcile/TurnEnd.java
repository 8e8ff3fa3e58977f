package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.machine.Decision;
import dev.hotswap.core.release.machine.Wake;
import dev.hotswap.core.release.machine.WayBack;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.report.Report;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import dev.hotswap.operator.metrics.watch.Remembered;
import dev.hotswap.operator.reconcile.Backoffs.Part;
import dev.hotswap.operator.reconcile.mapping.IntentMapping;
import dev.hotswap.operator.reconcile.mapping.ScaledSlot;
import dev.hotswap.operator.reconcile.mapping.StandingConditions;
import dev.hotswap.operator.reconcile.mapping.StatusMapping;
import dev.hotswap.operator.reconcile.signal.Alarms;
import dev.hotswap.operator.reconcile.signal.Signals;
import dev.hotswap.operator.report.ReleaseMetrics;
import dev.hotswap.operator.report.Subject;
import dev.hotswap.operator.workload.slot.HandEdit;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What ends a turn: what is told, what is to be observed, and when to look again. */
final class TurnEnd {
  private static final Duration AFTER_CONFLICTS = Duration.ofSeconds(1);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

  private final AnalysisTargets targets;
  private final EventTeller teller;
  private final ReleaseMetrics metrics;
  private final Backoffs backoffs;
  private final Retries retries;
  private final Alarms alarms;
  private final Signals signals;
  private final Duration atLeastEvery;
  private final LastFaults faults = new LastFaults();

  TurnEnd(
      AnalysisTargets targets,
      EventTeller teller,
      ReleaseMetrics metrics,
      Backoffs backoffs,
      Retries retries,
      Alarms alarms,
      Signals signals,
      Duration atLeastEvery) {
    this.targets = targets;
    this.teller = teller;
    this.metrics = metrics;
    this.backoffs = backoffs;
    this.retries = retries;
    this.alarms = alarms;
    this.signals = signals;
    this.atLeastEvery = atLeastEvery;
  }

  /** What status shall say. */
  GoReleaseStatus status(Observation seen, ReleaseState next, Instant now) {
    ReconcileContext context = seen.context();
    Report report =
        context
            .turn()
            .value(
                Task.REPORT,
                () -> Report.of(context.intent(), next, seen.world()),
                fault -> new Report(next.phase(), fault.sentence(), List.of()));
    return StatusMapping.write(
        context.release(),
        next,
        report,
        asides(context, next, now),
        seen.pods(ScaledSlot.of(next)),
        now);
  }

  private StandingConditions asides(ReconcileContext context, ReleaseState next, Instant now) {
    TurnGuard turn = context.turn();
    List<String> troubles =
        Stream.concat(
                backoffs.troubles(context.key()).stream(),
                context.routing().notPermitted().stream())
            .toList();
    List<String> edits = turn.value(Task.EDITS, () -> lastingEdits(context), fault -> List.of());
    List<String> unreadable =
        turn.value(Task.UNREADABLE, () -> context.holdings().unreadable(), fault -> List.of());
    Optional<Remembered> learned =
        turn.value(
            Task.LEARNED, () -> targets.toKeep(context, next, now), fault -> Optional.empty());
    Optional<String> refusal =
        turn.value(
            Task.COMMAND,
            () -> IntentMapping.refusal(context.release()),
            fault -> Optional.empty());
    return new StandingConditions(
        troubles, edits, unreadable, faults.with(context.key(), turn.faults()), learned, refusal);
  }

  private static List<String> lastingEdits(ReconcileContext context) {
    return Notices.edits(context).stream().filter(HandEdit::lasts).map(HandEdit::sentence).toList();
  }

  /** What may be written now, and does not wait because it failed. */
  Set<Part> free(ReleaseKey release, Instant now) {
    return backoffs.free(release, now);
  }

  /**
   * Notes what came of writing; what is new in it is shown at once.
   *
   * @param next what is remembered now
   */
  void tried(ReleaseKey release, ReleaseState next, Progress progress, Instant now) {
    if (backoffs.tried(release, progress.troubles(), WayBack.underWay(next), now)) {
      signals.raise(release);
    }
  }

  /**
   * Tells what is new, aims at what is to be observed, and sets the alarm.
   *
   * @param again further times to look again at
   * @param routed whether the route says by now what was decided
   */
  void sleepUntil(
      Observation seen,
      Decision decision,
      Optional<Desired> desired,
      List<Instant> again,
      boolean routed,
      Instant now) {
    ReconcileContext context = seen.context();
    ReleaseState next = decision.next();
    TurnGuard turn = context.turn();
    if (!turn.attempt(Task.AIM, () -> targets.follow(context, next, routed, now))) {
      targets.leaveOthers(context.key(), next);
    }
    Optional<Instant> told =
        turn.value(Task.TELL, () -> tell(seen, next, desired, now), fault -> Optional.empty());
    turn.attempt(
        Task.MEASURE, () -> metrics.turn(context.key(), context.state(), next, seen.world()));
    boolean failing = faults.any(context.key()) || !turn.faults().isEmpty();
    if (faults.isNews(context.key(), turn.faults())) {
      signals.raise(context.key());
    }
    Stream<Instant> sooner = Stream.of(now.plus(AFTER_A_FAULT)).filter(time -> failing);
    List<Instant> times =
        Stream.of(again.stream(), told.stream(), sooner).flatMap(every -> every).toList();
    alarms.set(context.key(), wake(context.key(), decision.wake(), times, now));
  }

  /** Says that a release is left as it is, and observes nothing of it. */
  void untouched(GoRelease release, String sentence, Instant now) {
    ReleaseKey key = ReleaseLoop.key(release);
    targets.forget(key);
    Owner owner = Owner.of(release);
    String service = release.getSpec() == null ? owner.name() : release.getSpec().service().name();
    Subject subject = Subject.of(owner, service, ReleaseState.NEW);
    List<Announcement> news = List.of(Notices.of(EventName.STATUS_UNREADABLE, sentence, now));
    teller.log(subject, news);
    Instant look = now.plus(atLeastEvery);
    alarms.set(key, teller.tell(key, subject, news, now).filter(look::isAfter).orElse(look));
  }

  /**
   * Says that status is refused: in the log and in an Event, because status cannot say it.
   *
   * @param route what became of the route
   */
  void refused(
      Observation seen, ReleaseState next, String sentence, RouteOutcome route, Instant now) {
    metrics.statusRefused();
    String told =
        sentence + "; " + route.sentence() + why(next).map(reason -> ": " + reason).orElse("");
    ReconcileContext context = seen.context();
    Subject subject =
        Subject.of(context.owner(), context.release().getSpec().service().name(), next);
    List<Announcement> all =
        Stream.of(
                next.outbox().stream(),
                seen.notices().stream(),
                Stream.of(Notices.of(EventName.STATUS_REFUSED, told, now)))
            .flatMap(news -> news)
            .toList();
    teller.log(subject, all);
    teller.tell(context.key(), subject, all, now);
  }

  private static Optional<String> why(ReleaseState next) {
    return next.attempt().flatMap(attempt -> attempt.breach().map(breach -> breach.sentence()));
  }

  /** Looks again at a release that was too contended. */
  void soon(GoRelease release, Instant now) {
    alarms.set(ReleaseLoop.key(release), now.plus(AFTER_CONFLICTS));
  }

  /** Forgets a release that is gone; the name under which it was known. */
  ReleaseKey forget(GoRelease gone) {
    ReleaseKey release = ReleaseLoop.key(gone);
    alarms.clear(release);
    targets.forget(release);
    backoffs.forget(release);
    faults.forget(release);
    retries.forget(release);
    metrics.forget(release);
    teller.forget(release, Owner.of(gone));
    return release;
  }

  /** When to tell what is not told yet; empty where everything is. */
  private Optional<Instant> tell(
      Observation seen, ReleaseState next, Optional<Desired> desired, Instant now) {
    ReconcileContext context = seen.context();
    String service = context.release().getSpec().service().name();
    Subject subject = Subject.of(context.owner(), service, next);
    List<Announcement> all =
        Stream.of(context.state().outbox(), next.outbox(), seen.notices())
            .flatMap(List::stream)
            .distinct() // what status may still say is not forgotten before it no longer does
            .toList();
    teller.log(subject, all);
    return desired.filter(Desired::routeAlone).isPresent()
        ? Optional.empty()
        : teller.tell(context.key(), subject, all, now);
  }

  private Instant wake(ReleaseKey release, Wake wake, List<Instant> again, Instant now) {
    Optional<Instant> asked =
        switch (wake) {
          case Wake.At(Instant time) -> Optional.of(time);
          case Wake.OnEvent event -> Optional.empty();
        };
    return Stream.of(asked.stream(), backoffs.until(release).stream(), again.stream())
        .flatMap(times -> times)
        .min(Comparator.naturalOrder())
        .filter(now.plus(atLeastEvery)::isAfter)
        .orElse(now.plus(atLeastEvery));
  }
}
