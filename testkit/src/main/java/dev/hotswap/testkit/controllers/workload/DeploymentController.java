package dev.hotswap.testkit.controllers.workload;

import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.write.DeleteOptions;
import dev.hotswap.testkit.controllers.api.Cluster;
import dev.hotswap.testkit.controllers.api.Controller;
import dev.hotswap.testkit.controllers.api.Owners;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.util.List;
import java.util.Map;

/** Replaces the pods of Deployments, a few at a time, and reports how far it is. */
public final class DeploymentController implements Controller {
  static final String REVISION = "deployment.kubernetes.io/revision";

  private final DeploymentStatusWriter status = new DeploymentStatusWriter();

  @Override
  public void reconcile(Cluster cluster) {
    List<ReplicaSet> all = cluster.list(ReplicaSet.class);
    Map<String, List<ReplicaSet>> owned = Owners.byController(all);
    List<ReplicaSet> orphans = Adoption.orphans(all);
    for (Deployment deployment : cluster.list(Deployment.class)) {
      boolean settled =
          !Owners.deleting(deployment)
              && !Adoption.adopt(cluster, deployment, deployment.getSpec().getSelector(), orphans);
      if (settled) {
        String uid = deployment.getMetadata().getUid();
        ReplicaSets sets = ReplicaSets.of(deployment, owned.getOrDefault(uid, List.of()));
        reconcile(cluster, deployment, sets);
      }
    }
  }

  private void reconcile(Cluster cluster, Deployment deployment, ReplicaSets sets) {
    boolean paused = Boolean.TRUE.equals(deployment.getSpec().getPaused());
    if (sets.current().isEmpty() && !paused && nameTaken(cluster, deployment)) {
      status.collide(cluster, deployment);
      return;
    }
    if (sets.current().isEmpty() && !paused) {
      createSet(cluster, deployment, sets);
    } else if (deployment.getSpec().getStrategy().getType().equals("Recreate")) {
      recreate(cluster, deployment, sets);
    } else {
      roll(cluster, deployment, sets);
    }
    forget(cluster, deployment, sets);
    status.write(cluster, deployment, sets);
  }

  /** Whether the set of an earlier Deployment of the same name is not swept yet. */
  private static boolean nameTaken(Cluster cluster, Deployment deployment) {
    String namespace = deployment.getMetadata().getNamespace();
    return cluster.find(ReplicaSet.class, namespace, setName(deployment)).isPresent();
  }

  private static String setName(Deployment deployment) {
    return deployment.getMetadata().getName() + "-" + TemplateHash.of(deployment);
  }

  private static void createSet(Cluster cluster, Deployment deployment, ReplicaSets sets) {
    String hash = TemplateHash.of(deployment);
    long revision = 1 + sets.old().stream().mapToLong(ReplicaSets::revision).max().orElse(0);
    var template =
        deployment
            .getSpec()
            .getTemplate()
            .edit()
            .editOrNewMetadata()
            .addToLabels(TemplateHash.LABEL, hash)
            .endMetadata()
            .build();
    cluster.create(
        new ReplicaSetBuilder()
            .withNewMetadata()
            .withName(setName(deployment))
            .withNamespace(deployment.getMetadata().getNamespace())
            .withLabels(template.getMetadata().getLabels())
            .addToAnnotations(REVISION, Long.toString(revision))
            .withOwnerReferences(Owners.controlledBy(deployment))
            .endMetadata()
            .withNewSpec()
            .withReplicas(0)
            .withMinReadySeconds(deployment.getSpec().getMinReadySeconds())
            .withNewSelectorLike(deployment.getSpec().getSelector())
            .addToMatchLabels(TemplateHash.LABEL, hash)
            .endSelector()
            .withTemplate(template)
            .endSpec()
            .build());
    cluster.edit(
        deployment,
        object ->
            Json.child(Json.child(object, "metadata"), "annotations")
                .put(REVISION, Long.toString(revision)));
  }

  private static void recreate(Cluster cluster, Deployment deployment, ReplicaSets sets) {
    sets.old().forEach(set -> scale(cluster, set, 0));
    if (sets.old().stream().mapToInt(ReplicaSets::counted).sum() == 0) {
      sets.current().ifPresent(set -> scale(cluster, set, deployment.getSpec().getReplicas()));
    }
  }

  private static void roll(Cluster cluster, Deployment deployment, ReplicaSets sets) {
    int desired = deployment.getSpec().getReplicas();
    RollingBounds bounds = RollingBounds.of(deployment);
    if (sets.current().isEmpty()) {
      sets.old().reversed().stream().limit(1).forEach(set -> scale(cluster, set, desired));
      return;
    }
    ReplicaSet current = sets.current().get();
    int room = Math.max(0, desired + bounds.surge() - sets.sum(ReplicaSets::wanted));
    int target = Math.min(desired, ReplicaSets.wanted(current) + room);
    scale(cluster, current, target);
    shrinkOld(cluster, sets, current, desired - bounds.unavailable());
  }

  /** Takes old pods away as far as enough available ones stay: unavailable ones first. */
  private static void shrinkOld(
      Cluster cluster, ReplicaSets sets, ReplicaSet current, int minAvailable) {
    int newUnavailable = ReplicaSets.wanted(current) - ReplicaSets.available(current);
    int surplus = sets.sum(ReplicaSets::wanted) - minAvailable - Math.max(0, newUnavailable);
    int spare = sets.sum(ReplicaSets::available) - minAvailable;
    for (ReplicaSet set : sets.old()) {
      int unavailable = ReplicaSets.wanted(set) - ReplicaSets.available(set);
      int broken = Math.clamp(surplus, 0, Math.max(0, unavailable));
      int healthy =
          Math.clamp(Math.min(surplus - broken, spare), 0, ReplicaSets.wanted(set) - broken);
      surplus -= broken + healthy;
      spare -= healthy;
      scale(cluster, set, ReplicaSets.wanted(set) - broken - healthy);
    }
  }

  private static void scale(Cluster cluster, ReplicaSet set, int replicas) {
    if (ReplicaSets.wanted(set) != replicas) {
      cluster.edit(set, object -> Json.child(object, "spec").put("replicas", replicas));
    }
  }

  /** Removes the oldest empty ReplicaSets beyond the history that the Deployment keeps. */
  private static void forget(Cluster cluster, Deployment deployment, ReplicaSets sets) {
    List<ReplicaSet> empty =
        sets.old().stream()
            .filter(set -> ReplicaSets.wanted(set) == 0 && ReplicaSets.counted(set) == 0)
            .toList();
    int surplus = empty.size() - deployment.getSpec().getRevisionHistoryLimit();
    empty.stream()
        .limit(Math.max(0, surplus))
        .forEach(set -> cluster.delete(set, DeleteOptions.DEFAULT));
  }
}
