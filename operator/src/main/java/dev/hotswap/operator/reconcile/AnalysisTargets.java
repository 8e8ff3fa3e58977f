package dev.hotswap.operator.reconcile;

import dev.hotswap.core.analysis.Looks;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Hold;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.machine.ReleaseMachine;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.watch.AnalysisTarget;
import dev.hotswap.operator.metrics.watch.AttemptId;
import dev.hotswap.operator.metrics.watch.Remembered;
import dev.hotswap.operator.metrics.watch.Rest;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.metrics.watch.Written;
import dev.hotswap.operator.reconcile.mapping.LearnedMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says what has to be observed of a release: its gateway's numbers while an attempt runs, stable's
 * now and then otherwise. Remembers which split was replaced by which, which a gateway that lags
 * still follows.
 */
final class AnalysisTargets {
  private static final Duration KEPT_EVERY = Duration.ofHours(6);
  private static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);

  private final Watches watches;
  private final SourceAccess access;
  private final Map<String, Duration> intervals;

  /** What was told last of one release. */
  static final class LastTarget {
    private volatile Optional<Written> written = Optional.empty();
    private volatile Optional<AttemptId> attempt = Optional.empty();

    /** When this split was written, or first read; empty where that is not known. */
    Optional<Instant> writtenAt(Split split) {
      return written.filter(last -> last.split().equals(split)).map(Written::at);
    }

    private void clear() {
      written = Optional.empty();
      attempt = Optional.empty();
    }
  }

  /**
   * Tells these watches.
   *
   * @param access whose sources may be read
   * @param intervals time between two samples, by metric source
   */
  AnalysisTargets(Watches watches, SourceAccess access, Map<String, Duration> intervals) {
    this.watches = watches;
    this.access = access;
    this.intervals = Map.copyOf(intervals);
  }

  /**
   * Observes what the release now does, or nothing.
   *
   * @param routed whether the route says the split: no gateway follows what is not written
   * @param now after the route was written
   */
  void follow(ReconcileContext context, ReleaseState state, boolean routed, Instant now) {
    Optional<Attempt> attempt = state.attempt().filter(AnalysisTargets::underWay);
    if (attempt.isEmpty()) {
      rest(context, state);
      return;
    }
    LastTarget last = context.session().target();
    if (routed && state.split().isPresent()) {
      last.written = Optional.of(since(state, last.written, now));
    }
    watches.aim(aim(context, state, attempt.get()));
    last.attempt = Optional.of(id(attempt.get()));
  }

  /** Where following failed: what is observed of another attempt says nothing of this one. */
  void leaveOthers(Session session, ReleaseState state) {
    if (!session.target().attempt.equals(state.attempt().map(AnalysisTargets::id))) {
      leave(session);
    }
  }

  private static AttemptId id(Attempt attempt) {
    return new AttemptId(attempt.candidate().revision(), attempt.startedAt());
  }

  /** A release may wait in Preflight for days: a gateway that is read for it costs everybody. */
  private static boolean underWay(Attempt attempt) {
    return !attempt.stage().awaitsPreflight();
  }

  /**
   * Between attempts stable goes on being learned of, as its next version would be judged, from a
   * source that is granted.
   */
  private void rest(ReconcileContext context, ReleaseState state) {
    context.session().target().clear();
    Optional<Rest> rest =
        state
            .stable()
            .filter(stable -> state.deletion().isEmpty())
            .flatMap(
                stable -> context.intent().plan().map(plan -> rest(context, state, stable, plan)))
            .filter(each -> !each.plan().metrics().isEmpty())
            .filter(each -> access.refused(context.release(), each.plan()).isEmpty());
    rest.ifPresentOrElse(watches::rest, () -> watches.drop(context.key()));
  }

  private Rest rest(ReconcileContext context, ReleaseState state, Serving stable, Plan plan) {
    return new Rest(
        context.key(),
        new Watched(
            context.key().namespace(),
            context.key().name(),
            services(context),
            ports(context, state),
            stable.backend(),
            state.freeLane(),
            plan.analysis().metrics()),
        plan.analysis(),
        LearnedMapping.read(context.release()));
  }

  /**
   * What was learned of stable and is to be written down now: when an attempt ends, and else once
   * in a long while.
   */
  Optional<Remembered> toKeep(ReconcileContext context, ReleaseState next, Instant now) {
    boolean running = next.attempt().isPresent();
    boolean ends = context.state().attempt().isPresent() && !running;
    Instant kept = LearnedMapping.read(context.release()).until();
    boolean due = !running && !now.isBefore(kept.plus(KEPT_EVERY));
    return ends || due
        ? watches
            .learned(context.key())
            .filter(learned -> !learned.baselines().isEmpty() && learned.until().isAfter(kept))
        : Optional.empty();
  }

  /** Nothing is to be observed of this release. */
  void leave(Session session) {
    session.target().clear();
    watches.drop(session.key());
  }

  private static Written since(ReleaseState state, Optional<Written> last, Instant now) {
    var split = state.split().orElseThrow();
    return last.filter(known -> known.split().equals(split))
        .orElseGet(
            () -> new Written(split, now, last.map(Written::split).or(() -> Replaced.by(state))));
  }

  private AnalysisTarget aim(ReconcileContext context, ReleaseState state, Attempt attempt) {
    String source = attempt.plan().analysis().source();
    return new AnalysisTarget(
        context.key(),
        id(attempt),
        services(context),
        ports(context, state),
        attempt.from().orElseGet(() -> another(attempt.to())),
        attempt.to(),
        attempt.plan().analysis(),
        looks(attempt, intervals.getOrDefault(source, USUAL_INTERVAL)),
        attempt.trafficSince(),
        context.session().target().written,
        attempt.counters(),
        LearnedMapping.read(context.release()),
        intervals.containsKey(source) || !attempt.plan().analysis().metrics().isEmpty(),
        context.disturbed().isPresent(),
        !context.unweighted().isEmpty());
  }

  private static Map<BackendId, String> services(ReconcileContext context) {
    return Names.BACKENDS.stream()
        .collect(Collectors.toMap(Function.identity(), context.names()::service));
  }

  private static BackendId another(BackendId candidate) {
    return Names.BACKENDS.stream()
        .filter(backend -> !backend.equals(candidate))
        .findFirst()
        .orElseThrow();
  }

  private static Set<Integer> ports(ReconcileContext context, ReleaseState state) {
    return context
        .routing()
        .ports(ReleaseMachine.desired(context.intent(), state).flatMap(Desired::route));
  }

  /** How often the running step will be judged. */
  private static Looks looks(Attempt attempt, Duration interval) {
    OptionalInt step = attempt.stage().runningStep();
    if (step.isEmpty()) {
      return Looks.openEnded();
    }
    return switch (attempt.plan().steps().get(step.getAsInt()).hold()) {
      case Hold.None none -> Looks.during(Duration.ZERO, interval);
      case Hold.For(Duration time) -> Looks.during(time, interval);
      case Hold.Person person -> Looks.openEnded();
    };
  }
}
