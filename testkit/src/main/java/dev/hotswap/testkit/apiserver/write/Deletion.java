package dev.hotswap.testkit.apiserver.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.BuiltInTypes;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import dev.hotswap.testkit.apiserver.write.DeleteOptions.Propagation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deleting objects: at once, or marked with a deletionTimestamp while a finalizer, a pod's grace
 * period or a namespace's content holds them.
 */
public final class Deletion {
  private static final String FOREGROUND = "foregroundDeletion";
  private static final String ORPHAN = "orphan";
  private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");

  private final Backend backend;

  /** Deletion in a cluster. */
  public Deletion(Backend backend) {
    this.backend = backend;
  }

  /**
   * What a deletion came to.
   *
   * @param object the last known state
   * @param gone whether the object is removed; otherwise it is marked and waits
   */
  public record Outcome(ApiObject object, boolean gone) {}

  /** Deletes an object or marks it for deletion. */
  public Outcome delete(Target target, DeleteOptions options) {
    return backend
        .store()
        .exclusively(
            () -> {
              ApiObject live = backend.get(target);
              requirePreconditions(target, live, options);
              ApiObject marked = marked(target.type(), live, options);
              boolean gone = isDue(marked);
              if (!options.dryRun()) {
                store(target, live, marked, gone);
              }
              return new Outcome(marked, gone);
            });
  }

  /** Whether a marked object has nothing left that holds it. */
  static boolean isDue(ApiObject object) {
    boolean namespaceHolds = !object.at("spec", "finalizers").isEmpty();
    return object.deleting()
        && object.at("metadata", "deletionGracePeriodSeconds").asLong() == 0
        && object.finalizers().isEmpty()
        && !(object.kind().equals(BuiltInTypes.NAMESPACES.kind()) && namespaceHolds);
  }

  private void store(Target target, ApiObject live, ApiObject marked, boolean gone) {
    if (gone) {
      backend.store().remove(target.key());
    } else if (!Json.same(live.json(), marked.json())) {
      backend.store().put(target.key(), marked);
    }
  }

  private static void requirePreconditions(Target target, ApiObject live, DeleteOptions options) {
    if (options.uid().filter(uid -> !uid.equals(live.uid())).isPresent()) {
      throw ApiErrors.precondition(
          target.type(),
          live.name(),
          ("the UID in the precondition (%s) does not match the UID in record (%s). The object"
                  + " might have been deleted and then recreated")
              .formatted(options.uid().orElse(""), live.uid()));
    }
    Optional<String> version = options.resourceVersion();
    if (version.filter(wanted -> !wanted.equals(live.resourceVersion())).isPresent()) {
      throw ApiErrors.precondition(
          target.type(),
          live.name(),
          ("the ResourceVersion in the precondition (%s) does not match the ResourceVersion in"
                  + " record (%s). The object might have been modified")
              .formatted(version.orElse(""), live.resourceVersion()));
    }
    if (target.type().equals(BuiltInTypes.NAMESPACES) && IMMORTAL.contains(live.name())) {
      throw ApiErrors.forbidden(target.type(), live.name(), "this namespace may not be deleted");
    }
  }

  private ApiObject marked(ResourceType type, ApiObject live, DeleteOptions options) {
    ApiObject marked = live.copy();
    long grace = gracePeriod(type, live, options);
    ObjectNode metadata = marked.metadata();
    boolean shorter = grace < metadata.path("deletionGracePeriodSeconds").asLong(Long.MAX_VALUE);
    if (!live.deleting() || shorter) {
      metadata.put("deletionTimestamp", backend.now().plusSeconds(grace).toString());
      metadata.put("deletionGracePeriodSeconds", grace);
    }
    options.propagation().ifPresent(propagation -> hold(marked, propagation));
    if (!live.deleting() && type.has(Trait.GENERATION)) {
      metadata.put("generation", live.generation() + 1);
    }
    if (type.equals(BuiltInTypes.NAMESPACES)) {
      metadata.remove("deletionGracePeriodSeconds");
      Json.child(marked.json(), "status").put("phase", "Terminating");
    }
    return marked;
  }

  /** What is said last about dependents counts. */
  private static void hold(ApiObject marked, Propagation propagation) {
    List<String> finalizers = new ArrayList<>(marked.finalizers());
    finalizers.removeAll(List.of(FOREGROUND, ORPHAN));
    switch (propagation) {
      case BACKGROUND -> {}
      case FOREGROUND -> finalizers.add(FOREGROUND);
      case ORPHAN -> finalizers.add(ORPHAN);
    }
    marked.metadata().remove("finalizers");
    if (!finalizers.isEmpty()) {
      finalizers.forEach(marked.metadata().putArray("finalizers")::add);
    }
  }

  /** Only pods that run somewhere are given time; a kubelet deletes them for good afterwards. */
  private static long gracePeriod(ResourceType type, ApiObject live, DeleteOptions options) {
    boolean started =
        type.equals(BuiltInTypes.PODS)
            && !live.at("spec", "nodeName").asText().isEmpty()
            && !Set.of("Succeeded", "Failed").contains(live.at("status", "phase").asText());
    return started
        ? options
            .gracePeriodSeconds()
            .orElse(live.at("spec", "terminationGracePeriodSeconds").asLong(30))
        : 0;
  }
}
