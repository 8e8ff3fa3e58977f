package dev.hotswap.operator.workload.staging;

import dev.hotswap.core.plan.Target;
import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.Staging;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.workload.Pool;
import dev.hotswap.operator.workload.observe.Nodes;
import dev.hotswap.operator.workload.observe.PodWarnings;
import dev.hotswap.operator.workload.windows.Tolerations;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The images of one revision, on their way onto the nodes of one pool.
 *
 * @param owner the release
 * @param target whose images
 * @param template of that target, fit for Windows already
 * @param pool nodes that need the images
 */
public record StagingTask(Owner owner, Target target, PodTemplateSpec template, Pool pool) {
  private static final int MOST_NAMED = 5;

  /**
   * What has been done and what is next. A node that is cordoned, not ready or tainted needs no
   * images now.
   *
   * @param nodes the cluster's Windows nodes
   * @param live every puller of the release as last seen
   */
  public PullerPlan plan(List<Node> nodes, List<Pod> live, Instant now) {
    return plan(nodes, live, PodWarnings.NONE, now);
  }

  /** The same, with what events say of its pullers. */
  public PullerPlan plan(List<Node> nodes, List<Pod> live, PodWarnings warnings, Instant now) {
    List<Node> eligible = nodes.stream().filter(this::needsImages).toList();
    List<PullerReport> reports =
        reports(eligible, live, new PullerSurroundings(new Nodes(nodes), warnings));
    Map<String, String> images = PinnedImages.of(template.getSpec(), reports);
    Rounds rounds = new Rounds(template.getSpec(), images, now);
    return new PullerPlan(
        staging(nodes, eligible, reports, rounds, images),
        missing(eligible, live, images),
        superfluous(live, reports, rounds),
        rounds.next(reports));
  }

  private boolean needsImages(Node node) {
    return pool.contains(node)
        && Pool.takesPods(node)
        && Tolerations.untolerated(node, template.getSpec().getTolerations()).isEmpty();
  }

  private List<PullerReport> reports(
      List<Node> eligible, List<Pod> live, PullerSurroundings around) {
    Set<String> names =
        eligible.stream().map(node -> node.getMetadata().getName()).collect(Collectors.toSet());
    return live.stream()
        .filter(
            pod ->
                target.revision().hash().equals(pod.getMetadata().getLabels().get(Labels.REVISION)))
        .map(pod -> new PullerReport(pod, around))
        .filter(report -> names.contains(report.node()))
        .toList();
  }

  private Staging staging(
      List<Node> nodes,
      List<Node> eligible,
      List<PullerReport> reports,
      Rounds rounds,
      Map<String, String> images) {
    List<Incident> incidents =
        eligible.isEmpty()
            ? List.of(nowhere(nodes))
            : reports.stream()
                .filter(report -> !rounds.done(report))
                .flatMap(report -> report.incident().stream())
                .toList();
    int done = Math.toIntExact(reports.stream().filter(rounds::done).count());
    return new Staging(target.revision(), done, eligible.size(), incidents, images);
  }

  private Incident nowhere(List<Node> nodes) {
    return new Incident.Unschedulable(
        owner.name() + "-pull-*",
        Instant.EPOCH,
        "no node of the pool takes pods"
            + nodes.stream()
                .filter(pool::contains)
                .map(node -> node.getMetadata().getName() + " " + whyNot(node))
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", ", ": ", "")));
  }

  private String whyNot(Node node) {
    if (!Pool.isReady(node)) {
      return "is not ready";
    }
    return Pool.takesPods(node)
        ? "has a taint that the template does not tolerate: "
            + Tolerations.untolerated(node, template.getSpec().getTolerations()).stream()
                .map(Taint::getKey)
                .collect(Collectors.joining(", "))
        : "is cordoned";
  }

  private List<Pod> missing(List<Node> eligible, List<Pod> live, Map<String, String> images) {
    Set<String> there =
        live.stream().map(pod -> pod.getMetadata().getName()).collect(Collectors.toSet());
    return eligible.stream()
        .map(node -> PullerPod.render(owner, target, template, node, images))
        .filter(pod -> !there.contains(pod.getMetadata().getName()))
        .toList();
  }

  private static List<Pod> superfluous(List<Pod> live, List<PullerReport> reports, Rounds rounds) {
    Set<Pod> needed = reports.stream().map(PullerReport::pod).collect(Collectors.toSet());
    Stream<Pod> others = live.stream().filter(Predicate.not(needed::contains));
    Stream<Pod> again = reports.stream().filter(rounds::beginsAgain).map(PullerReport::pod);
    return Stream.concat(others, again)
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .toList();
  }
}
