package dev.hotswap.operator.app;

import dev.hotswap.operator.app.settings.Settings;
import dev.hotswap.operator.reconcile.GoReleaseReconciler;
import dev.hotswap.operator.reconcile.HotSwapPolicyReconciler;
import dev.hotswap.operator.reconcile.ReconcileTrigger;
import dev.hotswap.operator.reconcile.cache.ReleaseIndex;
import dev.hotswap.operator.reconcile.cache.ReleaseStore;
import dev.hotswap.operator.reconcile.cache.TextBudget;
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
import java.util.concurrent.Executors;

/**
 * The framework's part: which objects are watched, and how faults of the API server are retried
 * where a policy's status is written. Changes of releases are only handed over: their turns have
 * threads of their own. It elects no leader: this operator's own Lease decides who acts, while
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
   * @param budget for what releases keep
   * @param index of releases, told by what is watched
   * @param firstRetry before a policy's status is tried again; it grows up to 60 times as long
   * @param stopped told when something is not watched any more: what caches say is old from then on
   */
  static Operator start(
      Settings settings,
      KubernetesClient client,
      Metrics metrics,
      GoReleaseReconciler releases,
      HotSwapPolicyReconciler policies,
      TextBudget budget,
      ReleaseIndex index,
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
                    .withExecutorService(Executors.newVirtualThreadPerTaskExecutor())
                    .withReconciliationTerminationTimeout(STOP)
                    .withParseResourceVersions(true));
    List<String> namespaces = settings.watch().namespaces();
    var usual = operator.getConfigurationService().getConfigurationFor(releases);
    operator.register(
        releases,
        StorePerNamespace.in(
            in(namespaces, ControllerConfigurationOverrider.override(usual))
                .withName("gorelease")
                .withTriggerReconcilerOnAllEvents(true)
                .withGenerationAware(false)
                .withInformerListLimit(LISTED_AT_ONCE)
                .withOnUpdateFilter(ReconcileTrigger::update)
                .build(),
            () -> new ReleaseStore(budget, index)));
    operator.register(
        policies,
        controller -> retrying(in(namespaces, controller), firstRetry).withName("hotswappolicy"));
    operator.start();
    return operator;
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
