package dev.hotswap.testkit.controllers.workload;

import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.select.LabelSelector;
import dev.hotswap.testkit.controllers.api.Cluster;
import dev.hotswap.testkit.controllers.api.Owners;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes over objects that match a selector and have no controller. */
final class Adoption {
  private Adoption() {}

  /** The objects without controller that are there to stay. */
  static <T extends HasMetadata> List<T> orphans(List<T> objects) {
    return objects.stream()
        .filter(object -> Owners.controllerOf(object).isEmpty() && !Owners.deleting(object))
        .toList();
  }

  /**
   * Makes an owner the controller of the orphans of its namespace that its selector matches.
   *
   * @return whether there were any; then what the owner has looks different now
   */
  static boolean adopt(
      Cluster cluster,
      HasMetadata owner,
      io.fabric8.kubernetes.api.model.LabelSelector selector,
      List<? extends HasMetadata> orphans) {
    LabelSelector matching = LabelSelector.of(Json.of(selector));
    boolean adopted = false;
    for (HasMetadata orphan : orphans) {
      Map<String, String> labels =
          Optional.ofNullable(orphan.getMetadata().getLabels()).orElse(Map.of());
      boolean sameNamespace =
          orphan.getMetadata().getNamespace().equals(owner.getMetadata().getNamespace());
      if (sameNamespace && matching.matches(labels)) {
        adopted = true;
        cluster.edit(
            orphan,
            object ->
                Json.child(object, "metadata")
                    .withArrayProperty("ownerReferences")
                    .add(Json.of(Owners.controlledBy(owner))));
      }
    }
    return adopted;
  }
}
