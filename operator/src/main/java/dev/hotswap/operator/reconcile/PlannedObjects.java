package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.desired.Desired.SlotDesired;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.preflight.dryrun.PlannedObject;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.workload.service.BackendService;
import dev.hotswap.operator.workload.service.DisruptionBudget;
import dev.hotswap.operator.workload.service.PublicService;
import dev.hotswap.operator.workload.slot.SlotDeployment;
import dev.hotswap.operator.workload.staging.StagingTask;
import dev.hotswap.operator.workload.windows.WindowsTemplate;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a version that is about to start makes: a puller, a Deployment and its pods, and, the first
 * time, Services and budgets. One puller and one pod stand for all.
 */
final class PlannedObjects {
  private PlannedObjects() {}

  /** Nothing where the template cannot become pods: other checks say why. */
  static List<PlannedObject> of(
      ReconcileContext context, Optional<Plan> plan, Slot slot, List<Node> nodes, Instant now) {
    WindowsTemplate windows = ReleaseParts.windows(context.release(), plan);
    return context
        .wanted()
        .blueprint()
        .podTemplate()
        .value()
        .filter(template -> windows.conflicts(template).isEmpty())
        .map(windows::render)
        .map(template -> of(context, slot, template, nodes, now))
        .orElse(List.of());
  }

  /**
   * The Deployment alone. A template with fields that Windows does not have is sent as it was
   * written, for what else is wrong with it.
   */
  static List<PlannedObject> draft(ReconcileContext context, Optional<Plan> plan, Slot slot) {
    WindowsTemplate windows = ReleaseParts.windows(context.release(), plan);
    return context.wanted().blueprint().podTemplate().value().stream()
        .map(
            template -> windows.conflicts(template).isEmpty() ? windows.render(template) : template)
        .map(template -> PlannedObject.of(deployment(context, slot, template)))
        .toList();
  }

  private static Deployment deployment(
      ReconcileContext context, Slot slot, PodTemplateSpec template) {
    SlotDesired desired =
        new SlotDesired(context.wanted().target(), Map.of(), context.intent().replicas());
    return SlotDeployment.render(context.owner(), slot, desired, template);
  }

  private static List<PlannedObject> of(
      ReconcileContext context,
      Slot slot,
      PodTemplateSpec template,
      List<Node> nodes,
      Instant now) {
    Deployment deployment = deployment(context, slot, template);
    return Stream.of(
            missing(context, slot),
            context.routing().planned(context.state().routes(), Split.all(slot.lane())).stream()
                .map(PlannedObject::of),
            Stream.of(PlannedObject.of(deployment), pod(deployment)),
            puller(context, template, nodes, now).stream())
        .flatMap(objects -> objects)
        .toList();
  }

  /** What is made once only, and is not there. */
  private static Stream<PlannedObject> missing(ReconcileContext context, Slot slot) {
    Owner owner = context.owner();
    Holdings holdings = context.holdings();
    String service = context.names().slot(slot);
    String open = context.release().getSpec().service().name();
    List<ServicePort> ports = context.wanted().blueprint().servicePorts().value().orElse(List.of());
    return Stream.<Optional<HasMetadata>>of(
            unless(holdings.services(), service, BackendService.render(owner, slot, ports)),
            unless(holdings.budgets(), service, DisruptionBudget.render(owner, slot)),
            unless(
                holdings.services(), open, PublicService.render(owner, open, Set.of(slot), ports)))
        .flatMap(Optional::stream)
        .map(PlannedObject::of);
  }

  private static <T extends HasMetadata> Optional<HasMetadata> unless(
      List<T> held, String name, T made) {
    return Holdings.named(held, name).isPresent() ? Optional.empty() : Optional.of(made);
  }

  /** Quotas, limit ranges and pod security are about pods: no Deployment is refused for them. */
  private static PlannedObject pod(Deployment deployment) {
    PodTemplateSpec template = deployment.getSpec().getTemplate();
    String name = deployment.getMetadata().getName();
    Pod pod =
        new PodBuilder()
            .withMetadata(template.getMetadata())
            .editOrNewMetadata()
            .withName(name + "-dry-run")
            .withNamespace(deployment.getMetadata().getNamespace())
            .endMetadata()
            .withSpec(template.getSpec())
            .build();
    return PlannedObject.of("a pod of Deployment " + name, pod);
  }

  private static Optional<PlannedObject> puller(
      ReconcileContext context, PodTemplateSpec template, List<Node> nodes, Instant now) {
    return new StagingTask(
            context.owner(),
            context.wanted().target(),
            template,
            ReleaseParts.pool(context.release()))
        .plan(nodes, List.of(), now).create().stream()
            .findFirst()
            .map(pod -> PlannedObject.of("the pod that pulls the images onto a node", pod));
  }
}
