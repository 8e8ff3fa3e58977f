package dev.hotswap.operator.reconcile;

import dev.hotswap.api.policy.HotSwapPolicySpec;
import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.Seen.Known;
import dev.hotswap.core.world.Seen.Unknown;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.preflight.check.Reason;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.reconcile.Surveys.Basis;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.mapping.PolicyReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands in the way of the version that is wanted. Looked for only while one is about to
 * start: what runs is not stopped by what would keep it from starting.
 */
final class Obstacles {
  /** Until a release that has no room looks again. */
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final Watches watches;
  private final ClusterCache cache;
  private final Surveys surveys;
  private final Claimants claimants;
  private final AttemptQuota room;
  private final SourceAccess access;

  Obstacles(Watches watches, ClusterCache cache, Surveys surveys, Claimants claimants) {
    this.watches = watches;
    this.cache = cache;
    this.surveys = surveys;
    this.claimants = claimants;
    this.room = new AttemptQuota(cache::active);
    this.access = new SourceAccess(claimants);
  }

  /**
   * What was found.
   *
   * @param problems the worst first
   * @param again when to look again; empty where no time matters
   */
  record Found(Seen<List<Problem>> problems, Optional<Instant> again) {}

  Found of(ReconcileContext context, Instant now) {
    if (!aboutToStart(context)) {
      context.session().survey().clear();
      return new Found(
          follows(context) ? later(now) : new Known<>(unseenByItsSource(context), now),
          Optional.empty());
    }
    if (context.intent().paused()) {
      String why = "spec.paused is true: what stands in the way is looked for once it is not";
      return new Found(new Unknown<>(why, now), Optional.empty());
    }
    if (isWarm(context)) {
      // Going back to it waits for nothing; should it have lost its pods, the next look surveys.
      return new Found(new Unknown<>("it is still there from before", now), Optional.of(now));
    }
    return context
        .policy()
        .map(reading -> found(context, reading, now))
        .orElseGet(() -> surveyed(context, Optional.empty(), List.of(missing(context)), now));
  }

  /** What was warned of before a version started holds for as long as it is judged. */
  private List<Problem> unseenByItsSource(ReconcileContext context) {
    return context
        .state()
        .attempt()
        .map(attempt -> attempt.plan().analysis())
        .map(
            analysis ->
                Stream.concat(
                        access.takenBack(context.release(), analysis).stream(),
                        blindSpots(context, analysis))
                    .toList())
        .orElse(List.of());
  }

  private static boolean aboutToStart(ReconcileContext context) {
    ReleaseState state = context.state();
    Revision target = context.intent().target().revision();
    boolean serves = state.stable().filter(s -> s.target().revision().equals(target)).isPresent();
    return !context.intent().deleting()
        && state
            .attempt()
            .map(attempt -> attempt.stage().awaitsPreflight())
            .orElse(!serves && (!state.rejects(target) || isRetried(context)));
  }

  /** Somebody asks to try a rejected revision again, and was not answered yet. */
  private static boolean isRetried(ReconcileContext context) {
    return context
        .intent()
        .command()
        .filter(command -> command.verb() == Command.Verb.RETRY)
        .filter(command -> !context.state().lastToken().equals(Optional.of(command.token())))
        .isPresent();
  }

  /** Another version starts in the very moment in which the one that is tried ends. */
  private static boolean follows(ReconcileContext context) {
    return context
        .state()
        .attempt()
        .filter(tried -> !tried.candidate().revision().equals(context.intent().target().revision()))
        .isPresent();
  }

  private static Seen<List<Problem>> later(Instant now) {
    return new Unknown<>(
        "what stands in the way is looked for once the running attempt is over", now);
  }

  private static boolean isWarm(ReconcileContext context) {
    return context.state().attempt().isEmpty()
        && context
            .state()
            .retained()
            .map(old -> old.serving().target().revision())
            .filter(context.intent().target().revision()::equals)
            .isPresent();
  }

  private Found found(ReconcileContext context, PolicyReading policy, Instant now) {
    return switch (policy) {
      case PolicyReading.Unusable(String sentence) ->
          surveyed(
              context, Optional.empty(), List.of(Reason.POLICY_UNUSABLE.because(sentence)), now);
      case PolicyReading.Usable(Plan plan, HotSwapPolicySpec spec) ->
          room.full(context.key())
              .map(full -> new Found(new Known<>(List.of(full), now), Optional.of(now.plus(WAIT))))
              .orElseGet(
                  () -> surveyed(context, Optional.of(plan), unmeasured(context, plan), now));
    };
  }

  /**
   * Everything at once: who corrects one thing shall not be told of the next only then.
   *
   * @param plan of the policy, where there is one that can be used
   * @param known what is in the way already
   */
  private Found surveyed(
      ReconcileContext context, Optional<Plan> plan, List<Problem> known, Instant now) {
    List<Problem> more =
        Stream.concat(known.stream(), CandidateRequests.unreadable(context, claimants).stream())
            .toList();
    if (context.wanted().blueprint().podTemplate().value().isEmpty()) {
      return only(more, now);
    }
    CandidateRequest wish = CandidateRequests.of(context, plan, claimants);
    Basis basis =
        new Basis(
            context.release().getMetadata().getGeneration(),
            wish,
            cache.nodes(),
            claimants.others(
                context.release(),
                claimants
                    .targets(context.release(), context.holdings())
                    .with(CandidateRequests.pods(wish)),
                context.holdings()),
            claimants.grants(),
            more.stream().anyMatch(Problem::blocks));
    Seen<List<Problem>> found =
        surveys.of(
            context.session(),
            basis,
            new Surveys.Planned(
                () -> PlannedObjects.of(context, plan, wish.slot(), basis.nodes(), now),
                () -> PlannedObjects.draft(context, plan, wish.slot())),
            now);
    return new Found(with(more, found), Surveys.next(context.session(), basis));
  }

  private List<Problem> unmeasured(ReconcileContext context, Plan plan) {
    AnalysisPlan analysis = plan.analysis();
    return access
        .refused(context.release(), analysis)
        .map(List::of)
        .orElseGet(
            () ->
                Stream.concat(watches.check(analysis).stream(), blindSpots(context, analysis))
                    .toList());
  }

  private Stream<Problem> blindSpots(ReconcileContext context, AnalysisPlan analysis) {
    return BlindSpots.of(
        context.release(),
        claimants.routes(context.release()),
        analysis.source(),
        watches.sight(analysis))
        .stream();
  }

  private static Seen<List<Problem>> with(List<Problem> more, Seen<List<Problem>> found) {
    return switch (found) {
      case Unknown<List<Problem>> unknown -> unknown;
      case Known<List<Problem>>(List<Problem> problems, Instant at) ->
          new Known<>(
              Stream.concat(more.stream(), problems.stream())
                  .sorted(Comparator.comparing(Problem::severity))
                  .toList(),
              at);
    };
  }

  private static Found only(List<Problem> problems, Instant now) {
    return new Found(new Known<>(problems, now), Optional.empty());
  }

  private static Problem missing(ReconcileContext context) {
    return Reason.POLICY_MISSING.because(
        "spec.policyRef names HotSwapPolicy "
            + context.release().getSpec().policyRef().name()
            + ", which is not in namespace "
            + context.owner().namespace()
            + ": create it or name another one");
  }
}
