package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is broken at the moment, and until when. */
final class Faults {
  /** Things that are broken for a while. */
  enum Kind {
    OPERATOR_AWAY,
    STALE_CACHE,
    GATEWAY_STUCK,
    ROUTE_REFUSED,
    ROUTE_UNSEEN,
    SLOT_A_UNSEEN,
    SLOT_B_UNSEEN,
    PUBLIC_LATE,
    METRICS_DOWN,
    METRICS_LATE,
    METRICS_GARBAGE,
    BOTH_FAIL,
    NODE_A_LOST,
    NODE_B_LOST,
    NO_ROOM,
    BLOCKED,
    PREFLIGHT_UNSEEN,
    POLICY_MISSING,
    OTHERS_SEND
  }

  private static final int UNHARMED = 1_000;

  private final PlayedCluster cluster;
  private final PlayedMetrics metrics;
  private final Map<Kind, Instant> until = new EnumMap<>(Kind.class);
  private final Map<Kind, Duration> detail = new HashMap<>();
  private OptionalInt killAfter = OptionalInt.empty();
  private Duration awayAfterKill = Duration.ZERO;
  private Problem.Severity severity = Problem.Severity.BLOCKS;
  private boolean gauge = true;

  Faults(PlayedCluster cluster, PlayedMetrics metrics) {
    this.cluster = cluster;
    this.metrics = metrics;
  }

  void begin(Kind kind, Instant now, Duration time) {
    until.put(kind, now.plus(time));
  }

  void stale(Instant now, Duration lag, Duration time) {
    begin(Kind.STALE_CACHE, now, time);
    detail.put(Kind.STALE_CACHE, lag);
  }

  void block(Problem.Severity how, Instant now, Duration time) {
    severity = how;
    begin(Kind.BLOCKED, now, time);
  }

  void kill(int after, Duration away) {
    killAfter = OptionalInt.of(after);
    awayAfterKill = away;
  }

  void gauge(boolean there) {
    gauge = there;
  }

  /** Everything is whole again. */
  void heal() {
    until.replaceAll((kind, time) -> Play.START);
    killAfter = OptionalInt.empty();
  }

  void second(Instant now, PlayedSpec spec) {
    boolean nodeA = until.containsKey(Kind.NODE_A_LOST);
    boolean nodeB = until.containsKey(Kind.NODE_B_LOST);
    until.values().removeIf(end -> !now.isBefore(end));
    if (nodeA && !on(Kind.NODE_A_LOST)) {
      cluster.slot(Slot.A).nodeReplaced(now);
    }
    if (nodeB && !on(Kind.NODE_B_LOST)) {
      cluster.slot(Slot.B).nodeReplaced(now);
    }
    cluster.room(!on(Kind.NO_ROOM));
    cluster.gateway().stuck(on(Kind.GATEWAY_STUCK));
    spec.policyThere(!on(Kind.POLICY_MISSING));
    metrics.trouble(metricsTrouble());
  }

  private PlayedMetrics.Trouble metricsTrouble() {
    if (on(Kind.METRICS_DOWN)) {
      return PlayedMetrics.Trouble.DOWN;
    }
    if (on(Kind.METRICS_GARBAGE)) {
      return PlayedMetrics.Trouble.GARBAGE;
    }
    if (on(Kind.METRICS_LATE)) {
      return PlayedMetrics.Trouble.LATE;
    }
    return on(Kind.BOTH_FAIL) ? PlayedMetrics.Trouble.BOTH_FAIL : PlayedMetrics.Trouble.NONE;
  }

  private boolean on(Kind kind) {
    return until.containsKey(kind);
  }

  boolean operatorThere(Instant now) {
    return !on(Kind.OPERATOR_AWAY);
  }

  int writesBeforeDeath() {
    return killAfter.orElse(UNHARMED);
  }

  void died(Instant now) {
    killAfter = OptionalInt.empty();
    begin(Kind.OPERATOR_AWAY, now, awayAfterKill);
  }

  boolean hides(View view, Instant now) {
    return on(Kind.STALE_CACHE)
        && view.at().isAfter(now.minus(detail.getOrDefault(Kind.STALE_CACHE, Duration.ZERO)));
  }

  boolean unseen(Slot slot) {
    return on(
        switch (slot) {
          case A -> Kind.SLOT_A_UNSEEN;
          case B -> Kind.SLOT_B_UNSEEN;
        });
  }

  boolean routeUnseen() {
    return on(Kind.ROUTE_UNSEEN);
  }

  boolean routeRefused() {
    return on(Kind.ROUTE_REFUSED);
  }

  boolean preflightUnseen() {
    return on(Kind.PREFLIGHT_UNSEEN);
  }

  /** Who else sends requests to the slots, as the operator knows. */
  Optional<String> others() {
    return on(Kind.OTHERS_SEND) ? Optional.of("route spy sends requests here") : Optional.empty();
  }

  boolean publicLate() {
    return on(Kind.PUBLIC_LATE);
  }

  boolean gauge() {
    return gauge;
  }

  List<Problem> problems() {
    if (on(Kind.POLICY_MISSING)) {
      return List.of(problem(Problem.Severity.BLOCKS));
    }
    return on(Kind.BLOCKED) ? List.of(problem(severity)) : List.of();
  }

  private static Problem problem(Problem.Severity severity) {
    return new Problem(severity, "Blocked", "spec.nodePool: no node matches; add one");
  }
}
