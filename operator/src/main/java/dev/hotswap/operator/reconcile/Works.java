package dev.hotswap.operator.reconcile;

import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.preflight.read.ClusterReader;
import dev.hotswap.operator.preflight.read.RouteReader;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.signal.Alarms;
import dev.hotswap.operator.reconcile.signal.Signals;
import dev.hotswap.operator.report.Announcer;
import dev.hotswap.operator.report.ReleaseMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Everything that working on releases needs from outside.
 *
 * @param client what reads and writes the cluster
 * @param watches what sees traffic
 * @param intervals time between two samples, by metric source
 * @param announcer what tells people
 * @param metrics what tells Prometheus
 * @param alarms what wakes a release at a time
 * @param signals what wakes a release at once
 * @param grants what namespaces may use, as it is now
 * @param routes reads the routes of everybody
 * @param clusterDomain the end of every Service's full name
 * @param atLeastEvery the longest a release is left alone
 * @param clock the time
 */
public record Works(
    KubernetesClient client,
    Watches watches,
    Map<String, Duration> intervals,
    Announcer announcer,
    ReleaseMetrics metrics,
    Alarms alarms,
    Signals signals,
    Supplier<Grants> grants,
    RouteReader routes,
    String clusterDomain,
    Duration atLeastEvery,
    Clock clock) {

  /** How often status is written for the sake of its words alone. */
  private static final Duration WORDS = Duration.ofSeconds(10);

  /** What works on releases, reading from this cache. */
  public ReleaseLoop loop(ClusterCache cache) {
    var claimants = new Claimants(cache, routes, grants);
    var surveys = new Surveys(new ClusterReader(client, cache));
    var observer =
        new ReleaseObserver(
            cache,
            watches,
            announcer,
            new Obstacles(watches, cache, surveys, claimants),
            new RouteGuard(claimants, routes),
            claimants,
            new Apply(client),
            clusterDomain);
    var epilogue =
        new Epilogue(
            new Aims(watches, intervals),
            announcer,
            metrics,
            new Backoffs(),
            alarms,
            signals,
            atLeastEvery);
    return new ReleaseLoop(
        observer,
        new StatusWriter(client, new Pace(WORDS)),
        new ReleaseConverger(cache),
        new LiveReads(client, cache),
        epilogue,
        clock);
  }
}
