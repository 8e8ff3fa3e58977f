package dev.hotswap.core.report;

import static dev.hotswap.core.report.Condition.Status.FALSE;
import static dev.hotswap.core.report.Condition.Status.TRUE;
import static dev.hotswap.core.report.Condition.Status.UNKNOWN;

import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The conditions beside kstatus' own: each says one thing that people look for. */
final class Conditions {
  private Conditions() {}

  static List<Condition> of(Subject subject, String message) {
    Stream<Condition> kstatus = Kstatus.of(subject, message).stream();
    if (!subject.knownSchema() || subject.leaving()) {
      return kstatus.toList();
    }
    Stream<Optional<Condition>> others =
        Stream.of(
            preflight(subject),
            subject.state().attempt().flatMap(attempt -> metrics(subject, attempt)),
            subject.state().attempt().flatMap(attempt -> traffic(subject, attempt)),
            routes(subject),
            subject.state().attempt().flatMap(attempt -> policy(subject, attempt)),
            subject.state().attempt().flatMap(attempt -> queued(subject, attempt)));
    return Stream.concat(kstatus, others.flatMap(Optional::stream)).toList();
  }

  private static Optional<Condition> preflight(Subject subject) {
    return switch (subject.world().preflight()) {
      case Seen.Unknown<List<Problem>>(String why, Instant since) ->
          subject.stableIsWanted()
              ? Optional.empty()
              : some(ConditionType.PREFLIGHT_PASSED, UNKNOWN, Reason.PREFLIGHT_UNSEEN, why);
      case Seen.Known<List<Problem>>(List<Problem> problems, Instant at) -> {
        List<Problem> blocking = subject.obstructions();
        if (!blocking.isEmpty()) {
          yield some(
              ConditionType.PREFLIGHT_PASSED, FALSE, Reason.PREFLIGHT_BLOCKED, joined(blocking));
        }
        String warnings =
            Stream.concat(
                    subject.state().attempt().stream().flatMap(tried -> tried.warnings().stream()),
                    problems.stream().map(Problem::sentence))
                .distinct()
                .collect(Collectors.joining("; "));
        yield warnings.isEmpty()
            ? some(ConditionType.PREFLIGHT_PASSED, TRUE, Reason.PASSED, "nothing stands in the way")
            : some(ConditionType.PREFLIGHT_PASSED, TRUE, Reason.PASSED_WITH_WARNINGS, warnings);
      }
    };
  }

  private static String joined(List<Problem> problems) {
    return problems.stream().map(Problem::sentence).collect(Collectors.joining("; "));
  }

  private static Optional<Condition> metrics(Subject subject, Attempt attempt) {
    boolean judged = !attempt.plan().analysis().metrics().isEmpty() && attempt.stage().judged();
    if (!judged) {
      return Optional.empty();
    }
    return switch (subject.world().readings()) {
      case Seen.Unknown<Readings>(String why, Instant since) ->
          unavailable(subject, Reason.METRICS_UNREACHABLE, why);
      case Seen.Known<Readings>(Readings readings, Instant at) ->
          readings
              .doubt()
              .map(Readings.Doubt::why)
              .or(() -> readings.assessment().unknown())
              .map(why -> unavailable(subject, Reason.METRICS_INCOMPLETE, why))
              .orElseGet(
                  () ->
                      some(
                          ConditionType.METRICS_AVAILABLE,
                          TRUE,
                          Reason.METRICS_FLOWING,
                          "the metric source answers"));
    };
  }

  private static Optional<Condition> unavailable(Subject subject, Reason usual, String why) {
    Reason reason = subject.others().isEmpty() ? usual : Reason.FOREIGN_SENDERS;
    return some(ConditionType.METRICS_AVAILABLE, FALSE, reason, why);
  }

  private static Optional<Condition> traffic(Subject subject, Attempt attempt) {
    Optional<Route.Applied> applied = subject.world().route().known().flatMap(Route::applied);
    Optional<Condition> unreached =
        subject
            .unreached()
            .flatMap(
                pods ->
                    some(
                        ConditionType.TRAFFIC_CONFIRMED,
                        FALSE,
                        Reason.NOT_REACHED,
                        ReachSentence.of(pods)));
    if (unreached.isPresent()
        || attempt.trafficSince().isEmpty()
        || subject.state().split().isEmpty()) {
      return unreached;
    }
    String wanted = subject.state().split().map(SplitSentence::of).orElse("");
    if (subject.routeUnwritten()) {
      return some(
          ConditionType.TRAFFIC_CONFIRMED,
          FALSE,
          Reason.ROUTE_NOT_WRITTEN,
          "decided: %s; the route still says: %s".formatted(wanted, subject.routeSaid()));
    }
    if (applied.map(Route.Applied::split).equals(subject.state().split())) {
      return applied.filter(Route.Applied::assumed).isPresent()
          ? some(
              ConditionType.TRAFFIC_CONFIRMED,
              TRUE,
              Reason.ASSUMED,
              wanted
                  + ": too few requests to see it in the gateway's counters, so the usual time was"
                  + " waited instead")
          : some(
              ConditionType.TRAFFIC_CONFIRMED,
              TRUE,
              Reason.CONFIRMED,
              wanted + ", as the gateway's counters show");
    }
    Reason reason =
        attempt.stage() instanceof Stage.RollingBack back
                && back.leg() == Stage.RollingBack.Leg.ROUTE
            ? Reason.GATEWAY_SILENT
            : Reason.NOT_FOLLOWED;
    String seen =
        applied.map(a -> SplitSentence.of(a.split())).orElse("nothing of this release yet");
    return some(
        ConditionType.TRAFFIC_CONFIRMED,
        FALSE,
        reason,
        "the route says: %s; the gateway's counters show: %s".formatted(wanted, seen));
  }

  private static Optional<Condition> routes(Subject subject) {
    Optional<String> refused = subject.routesRefused();
    boolean accepted = subject.state().routes().isPresent();
    if (refused.isPresent()) {
      return some(
          ConditionType.ROUTES_CURRENT,
          FALSE,
          Reason.ROUTES_REFUSED,
          refused.get()
              + (accepted
                  ? "; the routes that were accepted last stay in force"
                  : "; no route is written"));
    }
    if (!accepted) {
      return Optional.empty();
    }
    return subject.routesInForce()
        ? some(
            ConditionType.ROUTES_CURRENT,
            TRUE,
            Reason.ROUTES_IN_FORCE,
            "the routes say what spec.traffic says")
        : some(
            ConditionType.ROUTES_CURRENT,
            FALSE,
            Reason.ROUTES_QUEUED,
            "spec.traffic.routes changed: the change is written once %s is stable"
                .formatted(subject.intent().target().version()));
  }

  private static Optional<Condition> policy(Subject subject, Attempt attempt) {
    if (attempt.kind() != Attempt.Kind.UPGRADE || attempt.stage() instanceof Stage.RollingBack) {
      return Optional.empty();
    }
    String name = attempt.plan().policy();
    Optional<Plan> now = subject.intent().plan();
    if (now.isEmpty()) {
      return some(
          ConditionType.POLICY_CURRENT,
          FALSE,
          Reason.POLICY_MISSING,
          "policy %s is gone; the attempt goes on with what it said".formatted(name));
    }
    boolean same = now.get().equals(attempt.plan().whole());
    return same
        ? some(
            ConditionType.POLICY_CURRENT,
            TRUE,
            Reason.POLICY_IN_FORCE,
            "policy %s is in force".formatted(name))
        : some(
            ConditionType.POLICY_CURRENT,
            FALSE,
            Reason.POLICY_EDITED,
            "policy %s was edited; the edit applies to the next attempt".formatted(name));
  }

  private static Optional<Condition> queued(Subject subject, Attempt attempt) {
    boolean other = !attempt.candidate().revision().equals(subject.intent().target().revision());
    boolean asksForStable =
        attempt.stage() instanceof Stage.RollingBack && subject.stableIsWanted();
    return other && !asksForStable
        ? some(
            ConditionType.QUEUED,
            TRUE,
            Reason.NEWER_SPEC,
            "%s follows %s"
                .formatted(subject.intent().target().version(), attempt.candidate().version()))
        : Optional.empty();
  }

  private static Optional<Condition> some(
      ConditionType type, Condition.Status status, Reason reason, String message) {
    return Optional.of(new Condition(type, status, reason, message));
  }
}
