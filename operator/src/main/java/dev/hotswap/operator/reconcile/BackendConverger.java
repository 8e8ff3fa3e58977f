package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.desired.Desired.SlotDesired;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.workload.service.BackendService;
import dev.hotswap.operator.workload.service.DisruptionBudget;
import dev.hotswap.operator.workload.service.PublicService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the Services that routes send to, what goes with them, and the public Service: in the
 * order and at the time that {@link ReleaseConverger} says.
 */
final class BackendConverger {
  private BackendConverger() {}

  /** A Service for each slot, and a budget for each that holds pods. */
  static void backends(ReconcileContext context, Desired desired, Progress progress) {
    for (Slot slot : Slot.values()) {
      Optional<SlotDesired> held = Optional.ofNullable(desired.slots().get(slot));
      Optional<Service> live =
          Holdings.named(context.holdings().services(), context.names().slot(slot));
      if (held.isPresent() || (live.isEmpty() && !desired.slots().isEmpty())) {
        // A slot that holds nothing yet has a Service all the same: routes always name both.
        backend(context, slot, ports(context, held.map(SlotDesired::target), live), live, progress);
      }
      if (held.isPresent()) {
        budget(context, slot, progress);
      }
    }
  }

  /**
   * Made before a slot gets requests, and never changed while requests move: a change cuts
   * connections.
   */
  static void ejections(
      ReconcileContext context, ReleaseState state, Desired desired, Progress progress) {
    boolean moving = state.attempt().flatMap(Attempt::trafficSince).isPresent();
    if (!moving && !desired.slots().isEmpty()) {
      List<HasMetadata> seen = context.holdings().ejections();
      progress.note(seen, context.writers().ejections().write(seen));
    }
  }

  private static void backend(
      ReconcileContext context,
      Slot slot,
      List<ServicePort> ports,
      Optional<Service> live,
      Progress progress) {
    Service wanted = BackendService.render(context.owner(), slot, ports);
    progress.note(
        context.holdings().services(),
        context.writers().apply().apply(context.owner(), wanted, live));
  }

  private static void budget(ReconcileContext context, Slot slot, Progress progress) {
    PodDisruptionBudget wanted = DisruptionBudget.render(context.owner(), slot);
    List<PodDisruptionBudget> seen = context.holdings().budgets();
    progress.note(
        seen,
        context
            .writers()
            .apply()
            .apply(context.owner(), wanted, Holdings.named(seen, context.names().slot(slot))));
  }

  /** Those of the revision behind the Service; where its snapshot is lost, those it has. */
  private static List<ServicePort> ports(
      ReconcileContext context, Optional<Target> target, Optional<Service> live) {
    return target
        .flatMap(
            held ->
                ReleaseParts.blueprint(
                    held.revision(), context.wanted(), context.holdings(), context.owner()))
        .flatMap(kept -> kept.servicePorts().value())
        .or(() -> target.flatMap(held -> live).map(service -> service.getSpec().getPorts()))
        .or(() -> context.wanted().blueprint().servicePorts().value())
        .orElse(List.of());
  }

  private static Set<Slot> slots(Desired desired) {
    return desired.publicMembers().stream()
        .flatMap(backend -> backend.slot().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The Service that callers inside the cluster use, with the pods of the slots that it is to have.
   */
  static void publicService(
      ReconcileContext context, ReleaseState state, Desired desired, Progress progress) {
    if (slots(desired).isEmpty()) {
      return;
    }
    Optional<Target> stable =
        state.stable().map(Serving::target).or(() -> state.attempt().map(Attempt::candidate));
    String name = context.release().getSpec().service().name();
    List<Service> seen = context.holdings().services();
    Optional<Service> live = Holdings.named(seen, name);
    Service wanted =
        PublicService.render(context.owner(), name, slots(desired), ports(context, stable, live));
    progress.note(seen, context.writers().apply().apply(context.owner(), wanted, live));
  }
}
