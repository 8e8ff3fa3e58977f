package dev.hotswap.testkit.apiserver.admission;

import dev.hotswap.testkit.apiserver.catalog.ResourceCatalog;
import dev.hotswap.testkit.apiserver.store.ObjectStore;
import java.util.List;

/** The rules that every server has. */
public final class StandardRules {
  private StandardRules() {}

  /** The rules for a cluster: those that fill in first. */
  public static List<AdmissionRule> of(ObjectStore store, ResourceCatalog catalog) {
    return List.of(
        new BuiltInFields(),
        new PodDefaults(),
        new WorkloadDefaults(),
        new ServiceDefaults(),
        new SecretDefaults(),
        new StatusDefaults(),
        new CrdStatus(),
        new CustomSchemas(catalog),
        new NamespaceLifecycle(store),
        new FinalizersOfTheDying(),
        new Names(),
        new OwnersAndFinalizers(),
        new NumberRules(),
        new IstioDurations(),
        new CrdRules(),
        new ImmutableFields(),
        new WorkloadRules(),
        new WindowsPods());
  }
}
