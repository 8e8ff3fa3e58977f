package dev.hotswap.operator.app;

import dev.hotswap.core.release.state.EventName;
import dev.hotswap.operator.app.access.ClusterReviewer;
import dev.hotswap.operator.app.access.TokenGuard;
import dev.hotswap.operator.app.http.Guard;
import dev.hotswap.operator.app.http.ManagementServer;
import dev.hotswap.operator.app.http.ManagementServer.Guarded;
import dev.hotswap.operator.app.http.Page;
import dev.hotswap.operator.app.metrics.ReconcileMetrics;
import dev.hotswap.operator.app.metrics.UnreadableObjects;
import dev.hotswap.operator.app.settings.ManagementSettings;
import dev.hotswap.operator.app.settings.ReconcileSettings;
import dev.hotswap.operator.app.settings.ServerTlsSettings;
import dev.hotswap.operator.app.settings.Settings;
import dev.hotswap.operator.loop.Heartbeats;
import dev.hotswap.operator.loop.MemoryPressure;
import dev.hotswap.operator.loop.MemoryPressure.Store;
import dev.hotswap.operator.loop.Running;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.preflight.read.RouteReader;
import dev.hotswap.operator.reconcile.GoReleaseReconciler;
import dev.hotswap.operator.reconcile.HotSwapPolicyReconciler;
import dev.hotswap.operator.reconcile.ReconcileDependencies;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.cache.ReleaseIndex;
import dev.hotswap.operator.reconcile.cache.TextBudget;
import dev.hotswap.operator.reconcile.lane.BackgroundTasks;
import dev.hotswap.operator.reconcile.signal.Alarms;
import dev.hotswap.operator.reconcile.signal.Signals;
import dev.hotswap.operator.report.Announcer;
import dev.hotswap.operator.report.ClusterEvents;
import dev.hotswap.operator.report.EventLog;
import dev.hotswap.operator.tls.RotatingTls;
import dev.hotswap.operator.traffic.RouteKinds;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes every part of the operator and starts them in order. The only place that does. */
public final class Wiring {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  /** A settings file is looked at every 5 s; a ConfigMap takes up to a minute to get there. */
  private static final int TICKS_PER_LOOK = 50;

  /** A turn, or a round of slow questions, takes much less. */
  private static final Duration LONGEST_WORK = Duration.ofMinutes(5);

  private static final int EVENTS_AT_ONCE = 8;

  private Wiring() {}

  /**
   * Starts an operator.
   *
   * @param file where the settings were read; it is looked at again while the operator runs
   * @throws RuntimeException when it cannot start: no cluster, a right or a definition is missing
   */
  public static RunningOperator start(
      Settings settings, Optional<Path> file, Config cluster, Surroundings around) {
    var parts = new Parts();
    try {
      return start(settings, file, cluster, around, parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static RunningOperator start(
      Settings settings, Optional<Path> file, Config cluster, Surroundings around, Parts parts) {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var running = new Running(System::nanoTime);
    var heartbeats = new Heartbeats(System::nanoTime, registry);
    heartbeats.follow("turns", LONGEST_WORK, running::oldest);
    var health = new Health(heartbeats);
    var unreadable = new UnreadableObjects(registry);
    KubernetesClient client = parts.add(Clients.forWork(cluster, unreadable));
    KubernetesClient wayBack = parts.add(Clients.forWayBack(cluster, unreadable));
    ManagementServer management =
        parts.add(
            management(settings.management(), registry, health, guard(settings, client, around)));
    String holder = Elections.holder(settings.lease());
    var log = new EventLog();
    var signals = new Signals();
    var everyRelease = new AtomicReference<Runnable>(() -> {});
    var live =
        parts.add(new LiveSettings(settings, file, log, registry, () -> everyRelease.get().run()));
    health.alsoSays(live::trouble);
    var alarms = new Alarms(around.clock(), around.nanos(), signals::raise);
    var leads = new AtomicBoolean(!settings.lease().enabled());
    BooleanSupplier acts = () -> leads.get() && health.sees();

    Watches watches =
        parts.addIfCloseable(
            around.sight().watches(settings, client, registry, heartbeats, signals::raise));
    ReconcileSettings pace = settings.reconcile();
    var background =
        parts.add(new BackgroundTasks("survey", pace.surveyThreads(), registry, System::nanoTime));
    heartbeats.follow("surveys", LONGEST_WORK, background::oldest);
    var events =
        parts.add(new BackgroundTasks("events", EVENTS_AT_ONCE, registry, System::nanoTime));
    heartbeats.follow("events", LONGEST_WORK, events::oldest);
    TextBudget budget = around.budget();
    var names = new ClusterNames(settings.clusterDomain());
    RouteKinds kinds = around.kinds().apply(names);
    var reader = new RouteReader(names, kinds);
    var index = new ReleaseIndex();
    var works =
        new ReconcileDependencies(
            client,
            wayBack,
            watches,
            Sources.intervals(settings),
            new Announcer(log, new ClusterEvents(client, holder), around.clock()),
            registry,
            alarms,
            signals,
            background,
            events,
            running,
            acts,
            () -> live.now().granted(),
            kinds,
            reader,
            new ReconcileDependencies.Threads(
                pace.threads(), pace.urgentThreads(), pace.atLeastEvery()),
            around.faults(),
            around.clock(),
            System::nanoTime);
    var releases =
        new GoReleaseReconciler(
            signals,
            context ->
                new ClusterCache(
                    settings.watch().namespaces(),
                    kinds,
                    reader,
                    budget,
                    index,
                    around.faults(),
                    context),
            works::turns);
    var policies = new HotSwapPolicyReconciler(client, acts, around.faults(), around.clock());

    Operator operator =
        Controllers.start(
            settings,
            client,
            new ReconcileMetrics(registry, running),
            releases,
            policies,
            budget,
            index,
            around.firstRetry(),
            (informer, fault) -> blind(health, Optional.ofNullable(fault)));
    parts.add(operator::stop);
    everyRelease.set(releases::lookAtAll);
    MemoryPressure memory = MemoryPressure.ofThisProcess(registry, System::nanoTime);
    memory.add(new Store("characters of templates", budget::shed, budget::restore));
    memory.add(new Store("surveys at once", background::oneByOne, background::manyAtOnce));
    parts.add(memory.start(heartbeats));
    live.watch(around.alarmTick().multipliedBy(TICKS_PER_LOOK), heartbeats);
    parts.add(AlarmClock.start(alarms, around.alarmTick(), heartbeats));
    health.started(() -> operator.getRuntimeInfo().allEventSourcesAreHealthy());
    log.write(EventName.OPERATOR_STARTED, false, "the operator " + holder + " watches");
    if (settings.lease().enabled()) {
      Elections.start(
          settings.lease(),
          cluster,
          log,
          leads,
          releases::lookAtAll,
          around.lost(),
          heartbeats,
          parts);
    }
    return new RunningOperator(
        health,
        operator,
        running,
        releases,
        List.of(background, events),
        management.port(),
        leads::get,
        parts);
  }

  /**
   * Whoever does not see any more must not act; the liveness probe has the process started again.
   */
  private static void blind(Health health, Optional<Throwable> fault) {
    fault
        .map(StartFault::why)
        .ifPresent(
            why -> {
              LOG.error("this operator does nothing more: {}", why);
              health.broken(why);
            });
  }

  private static Guard guard(Settings settings, KubernetesClient client, Surroundings around) {
    return switch (settings.management().metricsAccess()) {
      case OPEN -> Guard.OPEN;
      case TOKEN_REVIEW -> new TokenGuard(new ClusterReviewer(client), around.clock());
    };
  }

  private static ManagementServer management(
      ManagementSettings settings, PrometheusMeterRegistry registry, Health health, Guard guard) {
    Page metrics = () -> new Page.Answer(200, PROMETHEUS, registry.scrape());
    return ManagementServer.start(
        new InetSocketAddress(settings.address(), settings.port()),
        settings.tls().map(ServerTlsSettings::files).map(RotatingTls::of),
        Map.of(
            "/livez", Guarded.open(health::alive),
            "/readyz", Guarded.open(health::ready),
            "/metrics", new Guarded(metrics, guard)));
  }
}
