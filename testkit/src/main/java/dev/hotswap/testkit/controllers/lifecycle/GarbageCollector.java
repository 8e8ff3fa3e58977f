package dev.hotswap.testkit.controllers.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.write.DeleteOptions;
import dev.hotswap.testkit.apiserver.write.DeleteOptions.Propagation;
import dev.hotswap.testkit.apiserver.write.Target;
import dev.hotswap.testkit.controllers.api.Cluster;
import dev.hotswap.testkit.controllers.api.Controller;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Deletes what belongs to objects that are gone, and lets go of owners whose dependents are. */
public final class GarbageCollector implements Controller {
  private static final String FOREGROUND = "foregroundDeletion";
  private static final String ORPHAN = "orphan";

  /** An object with the place where it is stored. */
  private record Stored(Target target, ApiObject object) {}

  @Override
  public void reconcile(Cluster cluster) {
    List<Stored> all =
        cluster.types().stream()
            .flatMap(
                type ->
                    cluster.raw(type, "").stream()
                        .map(o -> new Stored(Target.of(type, o.namespace(), o.name()), o)))
            .toList();
    Set<String> uids = all.stream().map(o -> o.object().uid()).collect(Collectors.toSet());
    for (Stored stored : all) {
      if (stored.object().deleting()) {
        finish(cluster, stored, all);
      } else if (isOrphaned(stored.object(), uids)) {
        cluster.delete(stored.target(), DeleteOptions.DEFAULT);
      }
    }
  }

  /** Whether an object had owners, and none of them is left. */
  private static boolean isOrphaned(ApiObject object, Set<String> uids) {
    JsonNode owners = object.at("metadata", "ownerReferences");
    return !owners.isEmpty()
        && Json.stream(owners).noneMatch(owner -> uids.contains(owner.path("uid").asText()));
  }

  private static void finish(Cluster cluster, Stored owner, List<Stored> all) {
    List<String> finalizers = owner.object().finalizers();
    if (finalizers.contains(ORPHAN)) {
      dependents(owner, all).forEach(dependent -> disown(cluster, dependent, owner));
      removeFinalizer(cluster, owner, ORPHAN);
    } else if (finalizers.contains(FOREGROUND)) {
      deleteDependents(cluster, owner, all);
    }
  }

  private static void deleteDependents(Cluster cluster, Stored owner, List<Stored> all) {
    DeleteOptions foreground =
        new DeleteOptions(
            Optional.of(Propagation.FOREGROUND),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    dependents(owner, all).stream()
        .filter(dependent -> !dependent.object().deleting())
        .forEach(dependent -> cluster.delete(dependent.target(), foreground));
    if (dependents(owner, all).stream().noneMatch(dependent -> blocks(dependent, owner))) {
      removeFinalizer(cluster, owner, FOREGROUND);
    }
  }

  private static boolean blocks(Stored dependent, Stored owner) {
    return Json.stream(dependent.object().at("metadata", "ownerReferences"))
        .anyMatch(r -> refersTo(r, owner) && r.path("blockOwnerDeletion").asBoolean());
  }

  private static List<Stored> dependents(Stored owner, List<Stored> all) {
    return all.stream()
        .filter(
            candidate ->
                Json.stream(candidate.object().at("metadata", "ownerReferences"))
                    .anyMatch(reference -> refersTo(reference, owner)))
        .toList();
  }

  private static boolean refersTo(JsonNode reference, Stored owner) {
    return reference.path("uid").asText().equals(owner.object().uid());
  }

  private static void disown(Cluster cluster, Stored dependent, Stored owner) {
    cluster.write(
        dependent.target(),
        object -> remove(object, "ownerReferences", reference -> refersTo(reference, owner)));
  }

  private static void removeFinalizer(Cluster cluster, Stored stored, String finalizer) {
    cluster.write(
        stored.target(),
        object -> remove(object, "finalizers", name -> name.asText().equals(finalizer)));
  }

  private static void remove(ObjectNode object, String list, Predicate<JsonNode> which) {
    ArrayNode rest = Json.array();
    JsonNode items = object.path("metadata").path(list);
    items.forEach(
        item -> {
          if (!which.test(item)) {
            rest.add(item);
          }
        });
    Json.child(object, "metadata").set(list, rest);
  }
}
