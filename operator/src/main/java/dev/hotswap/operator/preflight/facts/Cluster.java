package dev.hotswap.operator.preflight.facts;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;

/**
 * What the cluster holds that a release could run into.
 *
 * @param nodes all Windows nodes
 * @param pods pods on nodes of the release's pool, of every namespace: of as many nodes as it takes
 *     to find room
 * @param services of the release's namespace
 * @param deployments of the release's namespace
 * @param budgets of the release's namespace
 * @param autoscalers of the release's namespace
 * @param routes of every kind that a gateway could see
 * @param ejections what says of pods when a gateway leaves them alone, as far as it could see them
 * @param unseen kinds that the operator may not look at, so that nothing is known of them
 */
public record Cluster(
    List<Node> nodes,
    List<Pod> pods,
    List<Service> services,
    List<Deployment> deployments,
    List<PodDisruptionBudget> budgets,
    List<HorizontalPodAutoscaler> autoscalers,
    List<HasMetadata> routes,
    List<HasMetadata> ejections,
    List<Unseen> unseen) {
  public Cluster {
    nodes = List.copyOf(nodes);
    pods = List.copyOf(pods);
    services = List.copyOf(services);
    deployments = List.copyOf(deployments);
    budgets = List.copyOf(budgets);
    autoscalers = List.copyOf(autoscalers);
    routes = List.copyOf(routes);
    ejections = List.copyOf(ejections);
    unseen = List.copyOf(unseen);
  }

  /** Whether the operator could look at this kind. */
  public boolean saw(Unseen kind) {
    return !unseen.contains(kind);
  }
}
