package dev.hotswap.operator.reconcile;

import dev.hotswap.core.analysis.Looks;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Hold;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.machine.ReleaseMachine;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.watch.AnalysisTarget;
import dev.hotswap.operator.metrics.watch.AttemptId;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import dev.hotswap.operator.metrics.watch.Remembered;
import dev.hotswap.operator.metrics.watch.Rest;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.metrics.watch.Written;
import dev.hotswap.operator.reconcile.mapping.LearnedMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Map<ReleaseKey, Written> written = new ConcurrentHashMap<>();
  private final Map<ReleaseKey, AttemptId> aimed = new ConcurrentHashMap<>();

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
   */
  void follow(ReconcileContext context, ReleaseState state, boolean routed, Instant now) {
    Optional<Attempt> attempt = state.attempt().filter(AnalysisTargets::underWay);
    if (attempt.isEmpty()) {
      rest(context, state);
      return;
    }
    state
        .split()
        .filter(split -> routed)
        .ifPresent(split -> written.compute(context.key(), (key, last) -> since(state, last, now)));
    watches.aim(aim(context, state, attempt.get()));
    aimed.put(context.key(), id(attempt.get()));
  }

  /** Where following failed: what is observed of another attempt says nothing of this one. */
  void leaveOthers(ReleaseKey release, ReleaseState state) {
    if (!Optional.ofNullable(aimed.get(release)).equals(state.attempt().map(AnalysisTargets::id))) {
      forget(release);
    }
  }

  private static AttemptId id(Attempt attempt) {
    return new AttemptId(attempt.candidate().revision(), attempt.startedAt());
  }

  /** A release may wait in Preflight for days: a gateway that is read for it costs everybody. */
  private static boolean underWay(Attempt attempt) {
    return !(attempt.stage() instanceof Stage.Preflight);
  }

  /**
   * Between attempts stable goes on being learned of, as its next version would be judged, from a
   * source that is granted.
   */
  private void rest(ReconcileContext context, ReleaseState state) {
    written.remove(context.key());
    aimed.remove(context.key());
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
  void forget(ReleaseKey release) {
    written.remove(release);
    aimed.remove(release);
    watches.drop(release);
  }

  private static Written since(
      ReleaseState state, @org.jspecify.annotations.Nullable Written last, Instant now) {
    var split = state.split().orElseThrow();
    if (last != null && last.split().equals(split)) {
      return last;
    }
    return new Written(
        split, now, Optional.ofNullable(last).map(Written::split).or(() -> Replaced.by(state)));
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
        Optional.ofNullable(written.get(context.key())),
        attempt.counters(),
        LearnedMapping.read(context.release()),
        intervals.containsKey(source) || !attempt.plan().analysis().metrics().isEmpty(),
        context.disturbed().isPresent());
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
    if (!(attempt.stage() instanceof Shifting shifting)) {
      return Looks.openEnded();
    }
    return switch (attempt.plan().steps().get(shifting.step()).hold()) {
      case Hold.None none -> Looks.during(Duration.ZERO, interval);
      case Hold.For(Duration time) -> Looks.during(time, interval);
      case Hold.Person person -> Looks.openEnded();
    };
  }
}
