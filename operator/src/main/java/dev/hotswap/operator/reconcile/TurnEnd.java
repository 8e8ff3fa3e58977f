package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.machine.Decision;
import dev.hotswap.core.release.machine.Wake;
import dev.hotswap.core.release.machine.WayBack;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.reconcile.signal.Alarms;
import dev.hotswap.operator.reconcile.signal.Signals;
import dev.hotswap.operator.report.ReleaseMetrics;
import dev.hotswap.operator.report.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What ends a turn: what is told, what is to be observed, and when to look again. */
final class TurnEnd {
  private static final Duration AFTER_CONFLICTS = Duration.ofSeconds(1);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

  private final AnalysisTargets targets;
  private final EventTeller teller;
  private final ReleaseMetrics metrics;
  private final Alarms alarms;
  private final Signals signals;
  private final Duration atLeastEvery;

  TurnEnd(
      AnalysisTargets targets,
      EventTeller teller,
      ReleaseMetrics metrics,
      Alarms alarms,
      Signals signals,
      Duration atLeastEvery) {
    this.targets = targets;
    this.teller = teller;
    this.metrics = metrics;
    this.alarms = alarms;
    this.signals = signals;
    this.atLeastEvery = atLeastEvery;
  }

  /**
   * Notes what came of writing; what is new in it is shown at once.
   *
   * @param next what is remembered now
   */
  void tried(Session session, ReleaseState next, Progress progress, Instant now) {
    if (session.backoffs().tried(progress.troubles(), WayBack.underWay(next), now)) {
      signals.raise(session.key());
    }
  }

  /**
   * Tells what is new, aims at what is to be observed, and sets the alarm.
   *
   * @param again further times to look again at
   * @param routed whether the route says by now what was decided
   * @param written when it was written, should it not have said so before
   */
  void sleepUntil(
      Observation seen,
      Decision decision,
      Optional<Desired> desired,
      List<Instant> again,
      boolean routed,
      Instant written,
      Instant now) {
    ReconcileContext context = seen.context();
    Session session = context.session();
    ReleaseState next = decision.next();
    TurnGuard turn = context.turn();
    if (!turn.attempt(Task.AIM, () -> targets.follow(context, next, routed, written))) {
      targets.leaveOthers(session, next);
    }
    Optional<Instant> told =
        turn.value(Task.TELL, () -> tell(seen, next, desired, now), fault -> Optional.empty());
    turn.attempt(
        Task.MEASURE,
        () -> metrics.turn(session.key(), session.gauges(), context.state(), next, seen.world()));
    boolean failing = session.faults().any() || !turn.faults().isEmpty();
    if (session.faults().isNews(turn.faults())) {
      signals.raise(session.key());
    }
    Stream<Instant> sooner = Stream.of(now.plus(AFTER_A_FAULT)).filter(time -> failing);
    List<Instant> times =
        Stream.of(again.stream(), told.stream(), sooner).flatMap(every -> every).toList();
    alarms.set(session.key(), wake(session, decision.wake(), times, now));
  }

  /** Says that a release is left as it is, and observes nothing of it. */
  void untouched(Session session, GoRelease release, String sentence, Instant now) {
    targets.leave(session);
    Owner owner = Owner.of(release);
    String service = release.getSpec() == null ? owner.name() : release.getSpec().service().name();
    Subject subject = Subject.of(owner, service, ReleaseState.NEW);
    List<Announcement> news = List.of(Notices.of(EventName.STATUS_UNREADABLE, sentence, now));
    teller.log(session, subject, news);
    Instant look = now.plus(atLeastEvery);
    alarms.set(
        session.key(), teller.tell(session, subject, news, now).filter(look::isAfter).orElse(look));
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
    teller.log(context.session(), subject, all);
    teller.tell(context.session(), subject, all, now);
  }

  private static Optional<String> why(ReleaseState next) {
    return next.attempt().flatMap(attempt -> attempt.breach().map(breach -> breach.sentence()));
  }

  /** Looks again at a release that was too contended. */
  void soon(GoRelease release, Instant now) {
    alarms.set(ReleaseLoop.key(release), now.plus(AFTER_CONFLICTS));
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
    teller.log(context.session(), subject, all);
    return desired.filter(Desired::routeAlone).isPresent()
        ? Optional.empty()
        : teller.tell(context.session(), subject, all, now);
  }

  private Instant wake(Session session, Wake wake, List<Instant> again, Instant now) {
    Optional<Instant> asked =
        switch (wake) {
          case Wake.At(Instant time) -> Optional.of(time);
          case Wake.OnEvent event -> Optional.empty();
        };
    return Stream.of(asked.stream(), session.backoffs().until().stream(), again.stream())
        .flatMap(times -> times)
        .min(Comparator.naturalOrder())
        .filter(now.plus(atLeastEvery)::isAfter)
        .orElse(now.plus(atLeastEvery));
  }
}
