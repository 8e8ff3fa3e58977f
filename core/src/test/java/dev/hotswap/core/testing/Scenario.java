package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A story about one release, told in short sentences: {@code Scenario.stable("1.0").commit("2.0",
 * FAILS_REQUESTS).until(Phase.ROLLED_BACK)}.
 */
public final class Scenario {
  private static final int PATIENCE = 600;

  private final Play play;
  private final List<Moment> moments = new ArrayList<>();

  private Scenario(String version, Conduct conduct, Plan plan, int replicas) {
    play = new Play(version, conduct, plan, replicas, moments::add);
  }

  /** Nothing runs yet; the spec asks for {@code version}. */
  public static Scenario first(String version, Conduct conduct) {
    return new Scenario(version, conduct, Plans.CAREFUL, 4);
  }

  /** {@code version} is stable, with four replicas, and {@link Plans#CAREFUL} rules. */
  public static Scenario stable(String version) {
    return stable(version, Plans.CAREFUL);
  }

  /** {@code version} is stable, with four replicas, and {@code plan} rules. */
  public static Scenario stable(String version, Plan plan) {
    return stable(version, plan, 4);
  }

  /** {@code version} is stable. */
  public static Scenario stable(String version, Plan plan, int replicas) {
    Scenario scenario = new Scenario(version, Conduct.HEALTHY, plan, replicas);
    return scenario.until(Phase.STABLE).pass(5);
  }

  /** The spec asks for another version. */
  public Scenario commit(String version, Conduct conduct) {
    return when(new Happening.Commit(version, conduct));
  }

  /** This happens now. */
  public Scenario when(Happening happening) {
    play.happens(happening);
    return this;
  }

  /** So many seconds go by. */
  public Scenario pass(int seconds) {
    for (int second = 0; second < seconds; second++) {
      play.second();
    }
    return this;
  }

  /** Time goes by until status shows this phase. */
  public Scenario until(Phase phase) {
    return until(state -> state.phase() == phase, phase.word());
  }

  /** Time goes by until the candidate is given this share of requests. */
  public Scenario untilWeight(int weight) {
    return until(
        state ->
            state
                .attempt()
                .flatMap(a -> state.split().map(split -> split.share(a.to()) == weight))
                .orElse(false),
        weight + " %");
  }

  /**
   * Time goes by until the state is as asked.
   *
   * @throws AssertionError when that takes more than ten minutes
   */
  public Scenario until(Predicate<ReleaseState> there, String what) {
    for (int second = 0; second < PATIENCE; second++) {
      play.second();
      if (there.test(state())) {
        return this;
      }
    }
    throw new AssertionError("not " + what + " within " + PATIENCE + " s, but " + state());
  }

  /** What status says. */
  public ReleaseState state() {
    return play.state();
  }

  /** Percent of requests that the route gives this slot. */
  public int weight(Slot slot) {
    return state().share(slot.lane());
  }

  /** How many pods the slot's Deployment asks for. */
  public int replicas(Slot slot) {
    return play.cluster().slot(slot).replicas();
  }

  /** From now on some requests never end. */
  public Scenario endlessStreams() {
    play.cluster().endlessStreams();
    return this;
  }

  /** From now on a pod's readiness takes so long to get to the gateway. */
  public Scenario endpointsTake(Duration time) {
    play.cluster().gateway().hearsIn(time);
    return this;
  }

  /** From now on the public Service's endpoints follow it, and its pods, so late. */
  public Scenario publicEndpointsTake(Duration time) {
    play.cluster().publicEndpoints().followIn(time);
    return this;
  }

  /** From now on nobody sees the public Service's endpoints. */
  public Scenario hidingPublicEndpoints() {
    play.cluster().publicEndpoints().hide();
    return this;
  }

  /** From now on the gateway shows nothing of the endpoints it has. */
  public Scenario hidingMembers() {
    play.cluster().gateway().hidesMembers();
    return this;
  }

  /** How the newest attempt ended, in one sentence. */
  public String lastSummary() {
    return state().history().getFirst().summary();
  }

  /** What was answered to the newest command. */
  public String lastAnswer() {
    return moments().stream()
        .flatMap(moment -> moment.after().outbox().stream())
        .filter(told -> told.id().startsWith("command/"))
        .map(Announcement::message)
        .reduce((earlier, later) -> later)
        .orElse("no answer");
  }

  /** The phases that were shown so far, each once, in the order of their first appearance. */
  public Set<Phase> phases() {
    Set<Phase> phases = new LinkedHashSet<>();
    moments.forEach(moment -> phases.add(moment.after().phase()));
    return phases;
  }

  /** Every decision so far. */
  public List<Moment> moments() {
    return List.copyOf(moments);
  }

  /** What was announced so far, in order, each once. */
  public List<EventName> told() {
    Set<String> ids = new LinkedHashSet<>();
    List<EventName> told = new ArrayList<>();
    moments.stream()
        .flatMap(moment -> moment.after().outbox().stream())
        .filter(announcement -> ids.add(announcement.id()))
        .forEach(announcement -> told.add(announcement.event()));
    return told;
  }

  /** The play behind the story. */
  public Play play() {
    return play;
  }
}
