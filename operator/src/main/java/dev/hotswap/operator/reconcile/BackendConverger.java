package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.Attempt;
import dev.hotswap.core.release.Desired;
import dev.hotswap.core.release.Desired.SlotDesired;
import dev.hotswap.core.release.ReleaseState;
import dev.hotswap.core.release.Serving;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.workload.service.BackendService;
import dev.hotswap.operator.workload.service.DisruptionBudget;
import dev.hotswap.operator.workload.service.PublicService;
import io.fabric8.istio.api.networking.v1.DestinationRule;
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
  static void backends(Scene scene, Desired desired, Progress progress) {
    for (Slot slot : Slot.values()) {
      Optional<SlotDesired> held = Optional.ofNullable(desired.slots().get(slot));
      Optional<Service> live =
          Holdings.named(scene.holdings().services(), scene.names().slot(slot));
      if (held.isPresent() || (live.isEmpty() && !desired.slots().isEmpty())) {
        // A slot that holds nothing yet has a Service all the same: routes always name both.
        backend(scene, slot, ports(scene, held.map(SlotDesired::target), live), live, progress);
      }
      if (held.isPresent()) {
        budget(scene, slot, progress);
      }
    }
  }

  /**
   * Made before a slot gets requests, and never changed while requests move: a change cuts
   * connections.
   */
  static void ejections(Scene scene, ReleaseState state, Desired desired, Progress progress) {
    boolean moving = state.attempt().flatMap(Attempt::trafficSince).isPresent();
    if (!moving && !desired.slots().isEmpty()) {
      List<DestinationRule> seen = scene.holdings().ejections();
      progress.note(seen, scene.writers().ejections().write(seen));
    }
  }

  private static void backend(
      Scene scene, Slot slot, List<ServicePort> ports, Optional<Service> live, Progress progress) {
    Service wanted = BackendService.render(scene.owner(), slot, ports);
    progress.note(
        scene.holdings().services(), scene.writers().apply().apply(scene.owner(), wanted, live));
  }

  private static void budget(Scene scene, Slot slot, Progress progress) {
    PodDisruptionBudget wanted = DisruptionBudget.render(scene.owner(), slot);
    List<PodDisruptionBudget> seen = scene.holdings().budgets();
    progress.note(
        seen,
        scene
            .writers()
            .apply()
            .apply(scene.owner(), wanted, Holdings.named(seen, scene.names().slot(slot))));
  }

  /** Those of the revision behind the Service; where its snapshot is lost, those it has. */
  private static List<ServicePort> ports(
      Scene scene, Optional<Target> target, Optional<Service> live) {
    return target
        .flatMap(
            held ->
                ReleaseParts.blueprint(
                    held.revision(), scene.wanted(), scene.holdings(), scene.owner()))
        .flatMap(kept -> kept.servicePorts().value())
        .or(() -> target.flatMap(held -> live).map(service -> service.getSpec().getPorts()))
        .or(() -> scene.wanted().blueprint().servicePorts().value())
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
  static void publicService(Scene scene, ReleaseState state, Desired desired, Progress progress) {
    if (slots(desired).isEmpty()) {
      return;
    }
    Optional<Target> stable =
        state.stable().map(Serving::target).or(() -> state.attempt().map(Attempt::candidate));
    String name = scene.release().getSpec().service().name();
    List<Service> seen = scene.holdings().services();
    Optional<Service> live = Holdings.named(seen, name);
    Service wanted =
        PublicService.render(scene.owner(), name, slots(desired), ports(scene, stable, live));
    progress.note(seen, scene.writers().apply().apply(scene.owner(), wanted, live));
  }
}
