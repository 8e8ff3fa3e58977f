package dev.hotswap.operator.app;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import io.javaoperatorsdk.operator.api.config.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.config.ResolvedControllerConfiguration;
import io.javaoperatorsdk.operator.api.config.informer.InformerConfiguration;
import java.util.function.Supplier;

/**
 * What the framework asks when it makes an informer. It makes one for each namespace, and gives all
 * of them the same store; the first list of one would then drop the objects of the others. Each
 * gets one of its own here.
 */
final class StorePerNamespace<T extends HasMetadata> extends InformerConfiguration<T> {
  private final Supplier<ItemStore<T>> stores;

  private StorePerNamespace(InformerConfiguration<T> same, Supplier<ItemStore<T>> stores) {
    super(
        same.getResourceClass(),
        same.getName(),
        same.getNamespaces(),
        same.getFollowControllerNamespaceChanges(),
        same.getLabelSelector(),
        same.getOnAddFilter(),
        same.getOnUpdateFilter(),
        same.getOnDeleteFilter(),
        same.getGenericFilter(),
        null,
        same.getInformerListLimit(),
        same.getFieldSelector());
    this.stores = stores;
  }

  /** The same controller, with a new store for each of its informers. */
  static <T extends HasMetadata> ControllerConfiguration<T> in(
      ControllerConfiguration<T> same, Supplier<ItemStore<T>> stores) {
    return new ResolvedControllerConfiguration<>(
        same.getName(),
        same.isGenerationAware(),
        same.getAssociatedReconcilerClassName(),
        same.getRetry(),
        same.getRateLimiter(),
        same.maxReconciliationInterval().orElse(null),
        same.getFinalizerName(),
        null,
        same.fieldManager(),
        same.getConfigurationService(),
        new StorePerNamespace<>(same.getInformerConfig(), stores),
        same.triggerReconcilerOnAllEvents(),
        null);
  }

  @Override
  public ItemStore<T> getItemStore() {
    return stores.get();
  }
}
