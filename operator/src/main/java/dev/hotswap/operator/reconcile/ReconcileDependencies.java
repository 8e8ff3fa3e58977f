package dev.hotswap.operator.reconcile;

import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.loop.Running;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.preflight.dryrun.DryRun;
import dev.hotswap.operator.preflight.read.ClusterReader;
import dev.hotswap.operator.preflight.read.RouteReader;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.lane.BackgroundTasks;
import dev.hotswap.operator.reconcile.lane.Turns;
import dev.hotswap.operator.reconcile.signal.Alarms;
import dev.hotswap.operator.reconcile.signal.Signals;
import dev.hotswap.operator.report.Announcer;
import dev.hotswap.operator.report.ReleaseMetrics;
import dev.hotswap.operator.traffic.RouteKinds;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Everything that working on releases needs from outside.
 *
 * @param client what reads and writes the cluster
 * @param wayBack what reads and writes releases and routes, which waits for nothing else
 * @param watches what sees traffic
 * @param intervals time between two samples, by metric source
 * @param announcer what tells people
 * @param registry what tells Prometheus
 * @param alarms what wakes a release at a time
 * @param signals what wakes a release at once
 * @param background what does slow work beside the turns
 * @param events where Kubernetes Events are written
 * @param running is told of every turn
 * @param leading whether this operator may act
 * @param grants what namespaces may use, as it is now
 * @param kinds of route that are written
 * @param routes reads the routes of everybody
 * @param threads how many releases are worked on at once, and how often at least
 * @param faults where what fails unexpectedly becomes a value
 * @param clock the time
 * @param nanos time that only goes on
 */
public record ReconcileDependencies(
    KubernetesClient client,
    KubernetesClient wayBack,
    Watches watches,
    Map<String, Duration> intervals,
    Announcer announcer,
    MeterRegistry registry,
    Alarms alarms,
    Signals signals,
    BackgroundTasks background,
    BackgroundTasks events,
    Running running,
    BooleanSupplier leading,
    Supplier<Grants> grants,
    RouteKinds kinds,
    RouteReader routes,
    Threads threads,
    FaultBarrier faults,
    Clock clock,
    LongSupplier nanos) {

  /** How often status is written for the sake of its words alone. */
  private static final Duration WORDS = Duration.ofSeconds(10);

  /** How many releases may wait for an Event. */
  private static final int UNTOLD = 1_000;

  /**
   * How much at once.
   *
   * @param usual turns of the usual lane
   * @param urgent turns of the urgent lane
   * @param atLeastEvery the longest a release is left alone
   */
  public record Threads(int usual, int urgent, Duration atLeastEvery) {}

  /** What works on releases, reading from this cache; forgets those that are gone. */
  public Turns turns(ClusterCache cache) {
    var metrics = new ReleaseMetrics(registry);
    var sessions = new Sessions(over -> end(over, metrics));
    signals.whenGone(sessions::forget);
    var held = new HoldingsSource(cache, wayBack, kinds);
    Urgency urgency = new Urgency(cache, watches, sessions, faults);
    return new Turns(
        urgency::of,
        new ReleaseTurn(
            cache,
            leading,
            new LiveReads(wayBack, cache),
            new Finalizer(client, cache),
            new Reclaim(cache, client, new Apply(client, kinds.atomic()), clock),
            loop(cache, held, sessions, metrics),
            sessions,
            new Retries(urgency::of, alarms, registry, clock)),
        threads.usual(),
        threads.urgent(),
        running,
        registry,
        nanos);
  }

  /** Ends what runs for a release that is gone. */
  private void end(Session over, ReleaseMetrics metrics) {
    alarms.clear(over.key());
    watches.drop(over.key());
    metrics.remove(over.gauges());
  }

  private ReleaseLoop loop(
      ClusterCache cache, HoldingsSource held, Sessions sessions, ReleaseMetrics metrics) {
    var claimants = new Claimants(cache, kinds, routes, grants);
    var targets = new AnalysisTargets(watches, new SourceAccess(claimants), intervals);
    return new ReleaseLoop(
        observer(cache, claimants, held),
        new StatusInputs(targets),
        new StatusWriter(wayBack, WORDS),
        new ReleaseConverger(cache),
        new LiveReads(wayBack, cache),
        new TurnEnd(
            targets,
            new EventTeller(announcer, events, signals::raise, UNTOLD, registry),
            metrics,
            alarms,
            signals,
            threads.atLeastEvery()),
        new UnpersistedDecisions(held),
        sessions,
        leading,
        faults,
        clock);
  }

  private ReleaseObserver observer(ClusterCache cache, Claimants claimants, HoldingsSource held) {
    var surveys =
        new Surveys(
            new ClusterReader(client, cache, kinds),
            new DryRun(client),
            background,
            signals::raise,
            faults,
            clock);
    return new ReleaseObserver(
        cache,
        held,
        new Obstacles(watches, cache, surveys, claimants),
        new RouteGuard(claimants, routes),
        claimants,
        new WorldObserver(
            cache,
            watches,
            new PublicEndpoints(client, background, signals::raise, faults, clock),
            new PodEvents(client, background, signals::raise, faults, clock)),
        new Apply(client, kinds.atomic()),
        new Apply(wayBack, kinds.atomic()),
        kinds);
  }
}
