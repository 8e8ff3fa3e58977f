package dev.hotswap.testkit.apiserver.admission;

import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.resource.BuiltInTypes;
import dev.hotswap.testkit.apiserver.store.ObjectKey;
import dev.hotswap.testkit.apiserver.store.ObjectStore;
import java.util.List;

/** Objects are created only in namespaces that exist and stay. */
final class NamespaceLifecycle implements AdmissionRule {
  private final ObjectStore store;

  NamespaceLifecycle(ObjectStore store) {
    this.store = store;
  }

  @Override
  public List<Cause> check(Change change) {
    if (change.before().isEmpty() && change.type().namespaced()) {
      requireActive(change);
    }
    return List.of();
  }

  private void requireActive(Change change) {
    String name = change.after().namespace();
    ApiObject namespace =
        store
            .get(ObjectKey.of(BuiltInTypes.NAMESPACES, "", name))
            .orElseThrow(() -> ApiErrors.notFound(BuiltInTypes.NAMESPACES, name));
    if (namespace.deleting()) {
      throw ApiErrors.namespaceTerminating(change.type(), change.after().name(), name);
    }
  }
}
