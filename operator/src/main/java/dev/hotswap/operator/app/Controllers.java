package dev.hotswap.operator.app;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.app.settings.Settings;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.reconcile.GoReleaseReconciler;
import dev.hotswap.operator.reconcile.HotSwapPolicyReconciler;
import dev.hotswap.operator.reconcile.WorthALook;
import dev.hotswap.operator.reconcile.cache.ReleaseStore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.InformerStoppedHandler;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The framework's part: which objects are reconciled, by how many threads, and how faults of the
 * API server are retried. It elects no leader: this operator's own Lease decides who acts, while
 * everybody watches.
 */
final class Controllers {
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final int LONGEST_RETRY = 60;

  /** An object may be 1.5 MiB: a list of all at once would not fit into memory. */
  private static final long LISTED_AT_ONCE = 50;

  private Controllers() {}

  /**
   * Starts both controllers; every cache is filled when this returns.
   *
   * @param firstRetry before a turn that failed is tried again; it grows up to 60 times as long
   * @param stopped told when something is not watched any more: what caches say is old from then on
   */
  static Operator start(
      Settings settings,
      KubernetesClient client,
      Metrics metrics,
      GoReleaseReconciler releases,
      HotSwapPolicyReconciler policies,
      Duration firstRetry,
      InformerStoppedHandler stopped) {
    Operator operator =
        new Operator(
            overrider ->
                overrider
                    .withKubernetesClient(client)
                    .withCloseClientOnStop(false)
                    .withMetrics(metrics)
                    .withInformerStoppedHandler(stopped)
                    .withResourceCloner(new Copies())
                    .withExecutorService(threads(settings.reconcile().threads()))
                    .withReconciliationTerminationTimeout(STOP)
                    .withParseResourceVersions(true));
    List<String> namespaces = settings.watch().namespaces();
    operator.register(
        releases,
        (ControllerConfigurationOverrider<GoRelease> controller) ->
            retrying(in(namespaces, bounded(namespaces, controller)), firstRetry)
                .withName("gorelease")
                .withFinalizer(GoReleaseReconciler.FINALIZER)
                .withFieldManager(Apply.FIELD_MANAGER)
                .withGenerationAware(false)
                .withInformerListLimit(LISTED_AT_ONCE)
                .withOnUpdateFilter(WorthALook::update));
    operator.register(
        policies,
        controller -> retrying(in(namespaces, controller), firstRetry).withName("hotswappolicy"));
    operator.start();
    return operator;
  }

  /** Virtual threads, but no more than so many: each may hold a request to the API server. */
  private static ExecutorService threads(int count) {
    return Executors.newFixedThreadPool(count, Thread.ofVirtual().name("reconcile-", 0).factory());
  }

  /** There is one informer a namespace, and two of them must not share a store. */
  private static ControllerConfigurationOverrider<GoRelease> bounded(
      List<String> namespaces, ControllerConfigurationOverrider<GoRelease> controller) {
    return namespaces.size() > 1 ? controller : controller.withItemStore(new ReleaseStore());
  }

  private static <T extends HasMetadata> ControllerConfigurationOverrider<T> in(
      List<String> namespaces, ControllerConfigurationOverrider<T> controller) {
    return namespaces.isEmpty()
        ? controller.watchingAllNamespaces()
        : controller.settingNamespaces(Set.copyOf(namespaces));
  }

  private static <T extends HasMetadata> ControllerConfigurationOverrider<T> retrying(
      ControllerConfigurationOverrider<T> controller, Duration first) {
    return controller.withRetry(
        new GenericRetry()
            .withoutMaxAttempts()
            .setInitialInterval(first.toMillis())
            .setMaxInterval(first.multipliedBy(LONGEST_RETRY).toMillis()));
  }
}
