package dev.hotswap.operator.simulation;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.simulated.SimulatedCluster;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/** Somebody changes the operator's objects by hand; each edit leaves a mark on the object. */
final class HandEdits {
  /** The annotation that such an edit leaves, with another value each time. */
  static final String MARK = "test/by-hand";

  private HandEdits() {}

  /** False when there is nothing to edit. */
  static boolean perform(Act.HandEdit edit, Play play) {
    return switch (edit) {
      case Act.EditRoute(int toA) ->
          patch(play, VirtualService.class, "payment-public", route(toA));
      case Act.DeleteRoute() -> delete(play, VirtualService.class, "payment-public");
      case Act.EditService(Slot slot) ->
          patch(play, Service.class, name(slot), "{\"selector\":{\"nobody\":\"here\"}}");
      case Act.ScaleDeployment(Slot slot, int replicas) ->
          patch(play, Deployment.class, name(slot), "{\"replicas\":%d}".formatted(replicas));
      case Act.DeleteDeployment(Slot slot) -> delete(play, Deployment.class, name(slot));
    };
  }

  private static String route(int toA) {
    return """
    {"http":[{"route":[
      {"destination":{"host":"payment-a.shop.svc.cluster.local","port":{"number":80}},"weight":%d},
      {"destination":{"host":"payment-b.shop.svc.cluster.local","port":{"number":80}},"weight":%d}
    ]}]}"""
        .formatted(toA, 100 - toA);
  }

  private static String name(Slot slot) {
    return Git.RELEASE + "-" + slot.suffix();
  }

  private static <T extends HasMetadata> boolean patch(
      Play play, Class<T> kind, String name, String spec) {
    Resource<T> object = object(play, kind, name);
    if (object.get() == null) {
      return false;
    }
    object.patch(
        PatchContext.of(PatchType.JSON_MERGE),
        "{\"metadata\":{\"annotations\":{\"%s\":\"%d/%d\"}},\"spec\":%s}"
            .formatted(MARK, play.now(), spec.hashCode(), spec));
    return true;
  }

  private static <T extends HasMetadata> boolean delete(Play play, Class<T> kind, String name) {
    return !object(play, kind, name).delete().isEmpty();
  }

  private static <T extends HasMetadata> Resource<T> object(Play play, Class<T> kind, String name) {
    return play.simulated()
        .people()
        .resources(kind)
        .inNamespace(SimulatedCluster.NAMESPACE)
        .withName(name);
  }
}
