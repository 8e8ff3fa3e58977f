package dev.hotswap.testkit.controllers.lifecycle;

import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.write.DeleteOptions;
import dev.hotswap.testkit.apiserver.write.Target;
import dev.hotswap.testkit.controllers.api.Cluster;
import dev.hotswap.testkit.controllers.api.Controller;
import dev.hotswap.testkit.controllers.api.Owners;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.List;

/** Empties namespaces that are being deleted, and lets go of them when nothing is left. */
public final class NamespaceController implements Controller {
  @Override
  public void reconcile(Cluster cluster) {
    cluster.list(Namespace.class).stream()
        .filter(Owners::deleting)
        .forEach(namespace -> empty(cluster, namespace));
  }

  private static void empty(Cluster cluster, Namespace namespace) {
    String name = namespace.getMetadata().getName();
    List<ResourceType> types = cluster.types().stream().filter(ResourceType::namespaced).toList();
    boolean left = false;
    for (ResourceType type : types) {
      for (ApiObject object : cluster.raw(type, name)) {
        left = true;
        if (!object.deleting()) {
          cluster.delete(Target.of(type, name, object.name()), DeleteOptions.DEFAULT);
        }
      }
    }
    if (!left) {
      cluster.edit(
          namespace, "finalize", object -> Json.child(object, "spec").putArray("finalizers"));
    }
  }
}
