package dev.hotswap.core.release.state;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.plan.Step;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.world.Counter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One try to bring a target to stable.
 *
 * @param kind how much proof it needs
 * @param candidate what is tried
 * @param from what served when it started; empty where nothing did
 * @param to where the candidate answers
 * @param plan frozen when the attempt started
 * @param floorReplicas replicas at the start: stable never gets fewer while the attempt runs
 * @param startedAt when it started
 * @param images container name → image by digest, known once staged
 * @param routes which ports of it the routes name, as the spec said when the attempt started; empty
 *     where nobody remembers
 * @param warnings what preflight warned of when it let the attempt start, one sentence each
 * @param trafficSince when the candidate was first given a share of traffic
 * @param counters gateway totals at that moment
 * @param stage how far it has come
 * @param breach what ended it, or what holds it
 * @param timeline when it went back, as far as it did
 */
public record Attempt(
    Kind kind,
    Target candidate,
    Optional<BackendId> from,
    BackendId to,
    Plan plan,
    int floorReplicas,
    Instant startedAt,
    Map<String, String> images,
    Optional<RouteRevision> routes,
    List<String> warnings,
    Optional<Instant> trafficSince,
    List<Counter> counters,
    Stage stage,
    Optional<Breach> breach,
    Timeline timeline) {
  /** How much proof an attempt needs. */
  public enum Kind {
    /** There is no stable yet: nothing to compare with and nothing to go back to. */
    FIRST,
    /** The usual: every step, judged. */
    UPGRADE,
    /** Back to the version that is still warm: at once, without analysis. */
    REVERT,
    /** Stable again, in new pods of the other slot: every step, judged like an upgrade. */
    RESTART
  }

  public Attempt {
    images = Map.copyOf(images);
    warnings = List.copyOf(warnings);
    counters = List.copyOf(counters);
  }

  /** The slot whose pods are the candidate's; empty where it answers from none. */
  public Optional<Slot> slot() {
    return to.slot();
  }

  /** The same, but empty where it answers from the very pods that serve, by another lane. */
  public Optional<Slot> slotOfItsOwn() {
    return slot().filter(slot -> from.filter(to::sharesPodsWith).isEmpty());
  }

  /** The split that gives the candidate so many percent of requests, and the rest to stable. */
  public Split giving(int percent) {
    return from.map(stable -> new Split(stable, to, percent)).orElse(Split.all(to));
  }

  /** Percent of requests that the candidate is first given. */
  public int firstWeight() {
    return plan.steps().stream().findFirst().map(Step::weight).orElse(100);
  }

  /** Percent of requests, above 0, that it must be able to carry before it gets any. */
  public int weightToCarry() {
    return Math.max(1, firstWeight());
  }

  /** What the public Service has while it moves: what served, and the candidate. */
  public Set<BackendId> both() {
    return Stream.concat(from.stream(), Stream.of(to)).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * True while a breach waits for a person. One that was promoted over holds no later stage: it was
   * detected before that stage began.
   */
  public boolean held() {
    return stage instanceof Stage.Exposed exposed
        && !exposed.released()
        && brokenSince(exposed.since());
  }

  /** True once pods in its slot are the candidate's, not those of a version before. */
  public boolean ownsSlot() {
    return stage.ownsSlot();
  }

  private boolean brokenSince(Instant then) {
    return breach.filter(found -> !found.detectedAt().isBefore(then)).isPresent();
  }

  /** The same attempt, one stage on. */
  public Attempt at(Stage next) {
    return with(plan, images, warnings, trafficSince, counters, next, breach, timeline);
  }

  /** The same attempt with what ended it. */
  public Attempt because(Breach why) {
    return with(plan, images, warnings, trafficSince, counters, stage, Optional.of(why), timeline);
  }

  /** The same attempt, held until a person speaks, whatever a person said before. */
  public Attempt heldBy(Breach why) {
    Stage held = stage instanceof Stage.Exposed exposed ? exposed.released(false) : stage;
    return with(plan, images, warnings, trafficSince, counters, held, Optional.of(why), timeline);
  }

  /** The same attempt with its images pinned. */
  public Attempt pinned(Map<String, String> byDigest) {
    return with(plan, byDigest, warnings, trafficSince, counters, stage, breach, timeline);
  }

  /** The same attempt, let start in spite of these. */
  public Attempt warned(List<String> sentences) {
    return with(plan, images, sentences, trafficSince, counters, stage, breach, timeline);
  }

  /** The same attempt with another plan. */
  public Attempt following(Plan other) {
    return with(other, images, warnings, trafficSince, counters, stage, breach, timeline);
  }

  /** The same attempt with its first share of traffic, and the gateway's totals from before it. */
  public Attempt admitted(Instant first, List<Counter> totals) {
    return with(plan, images, warnings, Optional.of(first), totals, stage, breach, timeline);
  }

  /** The same attempt, with these times told of it. */
  public Attempt told(Timeline times) {
    return with(plan, images, warnings, trafficSince, counters, stage, breach, times);
  }

  private Attempt with(
      Plan newPlan,
      Map<String, String> newImages,
      List<String> newWarnings,
      Optional<Instant> newTrafficSince,
      List<Counter> newCounters,
      Stage newStage,
      Optional<Breach> newBreach,
      Timeline newTimeline) {
    return new Attempt(
        kind,
        candidate,
        from,
        to,
        newPlan,
        floorReplicas,
        startedAt,
        newImages,
        routes,
        newWarnings,
        newTrafficSince,
        newCounters,
        newStage,
        newBreach,
        newTimeline);
  }
}
