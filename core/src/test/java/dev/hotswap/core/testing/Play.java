package dev.hotswap.core.testing;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.stage.PublicMove;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.SlotPods;
import dev.hotswap.core.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Plays one release against a cluster in memory, second by second. Deterministic: the same
 * happenings at the same seconds give the same play.
 */
public final class Play {
  /** When every play begins. */
  public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  private final ManualClock truth = new ManualClock(START);
  private final PlayedCluster cluster;
  private final PlayedMetrics metrics = new PlayedMetrics();
  private final PlayedProof proof = new PlayedProof();
  private final PlayedStatus status = new PlayedStatus();
  private final PlayedSpec spec;
  private final PlayedOperator operator;
  private final Faults faults;
  private final Deque<View> views = new ArrayDeque<>();
  private int edits;
  private Duration clockError = Duration.ZERO;

  /**
   * A release nobody has looked at yet.
   *
   * @param witness is told of every decision
   */
  public Play(String version, Conduct conduct, Plan plan, int replicas, Consumer<Moment> witness) {
    this(Layout.TWO_SLOTS, version, conduct, plan, replicas, witness);
  }

  /** The same, or a release whose Service was there before it. */
  public Play(
      Layout layout,
      String version,
      Conduct conduct,
      Plan plan,
      int replicas,
      Consumer<Moment> witness) {
    cluster = new PlayedCluster(layout, START);
    faults = new Faults(cluster, metrics);
    Target first = PlayedSpec.target(version);
    cluster.behaves(first, conduct);
    spec = new PlayedSpec(first, plan, replicas);
    operator = new PlayedOperator(status, witness);
    if (layout == Layout.ADOPTED) {
      cluster.served(first, Math.max(1, replicas));
      status.begins(Beginnings.adopted(first, PlayedCluster.OLD, START));
    }
  }

  /** Makes this happen now. */
  public void happens(Happening happening) {
    Happenings.happen(happening, this);
  }

  /** One second later. */
  public void second() {
    Instant now = truth.advance(Duration.ofSeconds(1));
    cluster.gateway().clockShows(operatorNow());
    faults.second(now, spec);
    cluster.oldFollows(status.state(), spec.intent().replicas());
    cluster.second(now);
    status.state().attempt().ifPresent(this::traffic);
    views.addFirst(view(now));
    while (views.size() > 8) {
      views.removeLast();
    }
    if (faults.operatorThere(now)) {
      metrics.sample(operatorNow());
      proof.second(
          status.state(), cluster.gateway().followed(), faults.others().isPresent(), operatorNow());
      reconcile(now);
    }
  }

  /** What stable lacked is there again: it starts, and it stays. */
  void stableGetsWell() {
    status.state().stable().ifPresent(stable -> cluster.behaves(stable.target(), Conduct.HEALTHY));
  }

  /** Nobody serves before somebody corrects routes that were refused from the start. */
  void firstRoutesGetRight() {
    if (status.state().routes().isEmpty() && PlayedPorts.refuses(spec.intent().routes())) {
      spec.routes(false, 0, false);
    }
  }

  /** As an operator would decide that has such a mode. */
  void startsInPods() {
    Beginnings.inPods(status.state(), spec.intent(), operatorNow())
        .filter(
            next ->
                next.attempt().map(Attempt::to).filter(cluster.backends()::contains).isPresent())
        .ifPresent(
            next -> {
              Attempt attempt = next.attempt().orElseThrow();
              cluster.starts(attempt.to(), attempt.candidate());
              status.begins(next);
            });
  }

  /** A long time goes by in which nothing happens. */
  void jump(Duration time) {
    truth.advance(time);
  }

  private void reconcile(Instant now) {
    if (cluster.edits() != edits) {
      edits = cluster.edits();
      operator.again();
    }
    int writes = faults.writesBeforeDeath();
    boolean alive =
        operator.reconcile(
            spec.intent(),
            this::look,
            new PlayedOperator.Time(now, operatorNow()),
            this::writes,
            writes);
    if (faults.routeRefused()) {
      operator.again();
    }
    if (!alive) {
      faults.died(now);
      operator.restart();
      metrics.forget();
      proof.forget();
    }
  }

  private List<Runnable> writes(Desired desired) {
    List<Runnable> writes = cluster.writes(desired);
    return faults.routeRefused() ? new ArrayList<>() : writes;
  }

  private void traffic(Attempt attempt) {
    metrics.count(
        attempt, cluster.conduct(attempt.candidate()), cluster.gateway().weight(attempt.to()));
  }

  private View view(Instant now) {
    Instant shown = operatorNow();
    Map<Slot, SlotPods> slots = new EnumMap<>(Slot.class);
    Map<BackendId, Backend> backends = new HashMap<>();
    for (Slot slot : Slot.values()) {
      slots.put(slot, cluster.slot(slot).seen());
    }
    for (BackendId id : cluster.backends()) {
      backends.put(id, cluster.seen(id, shown, faults.gauge(), members(id, shown)));
    }
    return new View(
        now,
        slots,
        backends,
        cluster.gateway().read(),
        cluster.publicMembers(),
        cluster.publicEndpoints().ready(),
        cluster.staging(),
        faults.problems());
  }

  /** Read while an attempt is watched, and where the gateway reports such things. */
  private Seen<FewestMembers> members(BackendId backend, Instant shown) {
    boolean watched = status.state().attempt().isPresent() && faults.gauge();
    return watched ? cluster.gateway().members(backend, shown) : unknown("membership");
  }

  private World look(ReleaseState state) {
    View view =
        views.stream()
            .filter(v -> !faults.hides(v, truth.instant()))
            .findFirst()
            .orElse(views.getFirst());
    Instant at = START;
    return new World(
        slots(view),
        backends(view),
        faults.routeUnseen()
            ? unknown("the route")
            : new Seen.Known<>(proof.with(view.route(), assumed(), faults.others()), at),
        faults.publicLate()
            ? unknown("the public Service")
            : new Seen.Known<Set<BackendId>>(view.publicMembers(), at),
        publicEndpointsUnseen(state)
            ? unknown("the endpoints of the public Service")
            : new Seen.Known<Map<BackendId, Integer>>(view.publicEndpoints(), at),
        state.attempt().map(this::readings).orElseGet(() -> unknown("nothing is tried")),
        List.of(),
        view.staging()
            .<Seen<dev.hotswap.core.world.Staging>>map(s -> new Seen.Known<>(s, at))
            .orElseGet(() -> unknown("no pullers")),
        faults.preflightUnseen()
            ? unknown("what stands in the way")
            : new Seen.Known<List<Problem>>(view.preflight(), at),
        operator.announced());
  }

  /** Looked at only while the public Service moves. */
  private boolean publicEndpointsUnseen(ReleaseState state) {
    return faults.publicLate()
        || cluster.publicEndpoints().hidden()
        || PublicMove.awaitedSince(state).isEmpty();
  }

  private Map<Slot, Seen<SlotPods>> slots(View view) {
    Map<Slot, Seen<SlotPods>> slots = new EnumMap<>(Slot.class);
    view.slots().forEach((slot, pods) -> slots.put(slot, seen(Optional.of(slot), pods)));
    return slots;
  }

  private Map<BackendId, Seen<Backend>> backends(View view) {
    Map<BackendId, Seen<Backend>> backends = new HashMap<>();
    view.backends().forEach((id, backend) -> backends.put(id, seen(id.slot(), backend)));
    return backends;
  }

  private <T> Seen<T> seen(Optional<Slot> slot, T value) {
    return slot.filter(faults::unseen)
        .<Seen<T>>map(hidden -> unknown("slot " + hidden.suffix()))
        .orElseGet(() -> new Seen.Known<>(value, operatorNow()));
  }

  private boolean assumed() {
    return !faults.gauge() || faults.others().isPresent();
  }

  private Seen<Readings> readings(Attempt attempt) {
    if (faults.others().isPresent()) {
      return unknown("whose requests these are");
    }
    return metrics.readings(attempt, cluster.conduct(attempt.candidate()));
  }

  private static <T> Seen<T> unknown(String what) {
    return new Seen.Unknown<>(what + " cannot be seen", START);
  }

  Instant operatorNow() {
    return truth.instant().plus(clockError);
  }

  Instant now() {
    return truth.instant();
  }

  void clockMoves(Duration by) {
    clockError = clockError.plus(by);
  }

  PlayedSpec spec() {
    return spec;
  }

  Faults faults() {
    return faults;
  }

  PlayedStatus status() {
    return status;
  }

  /** The played cluster. */
  public PlayedCluster cluster() {
    return cluster;
  }

  /** What status says now. */
  public ReleaseState state() {
    return status.state();
  }
}
