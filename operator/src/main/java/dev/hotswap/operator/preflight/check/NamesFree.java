package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.preflight.facts.Cluster;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.traffic.RouteSpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the release's objects are free, or the objects are its own. */
final class NamesFree implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    CandidateRequest wish = facts.wish();
    Cluster cluster = facts.cluster();
    Set<String> slots =
        Arrays.stream(Slot.values()).map(wish.names()::slot).collect(Collectors.toSet());
    Set<String> services = new HashSet<>(slots);
    services.add(wish.service());
    return Stream.of(
            taken(wish, cluster.services(), services),
            taken(wish, cluster.deployments(), slots),
            taken(wish, cluster.budgets(), slots),
            wish.routes().stream().flatMap(route -> taken(wish, cluster, route)),
            taken(wish, cluster.ejections(), wish.ejections() ? slots : Set.of()))
        .flatMap(problems -> problems)
        .toList();
  }

  private static Stream<Problem> taken(CandidateRequest wish, Cluster cluster, RouteSpec route) {
    return taken(
        wish,
        cluster.routes().stream().filter(route.kind().type()::isInstance).toList(),
        Set.of(wish.names().route(route.name())));
  }

  private static Stream<Problem> taken(
      CandidateRequest wish, List<? extends HasMetadata> objects, Set<String> names) {
    Owner owner = wish.claimant().owner();
    return objects.stream()
        .filter(object -> wish.namespace().equals(object.getMetadata().getNamespace()))
        .filter(object -> names.contains(object.getMetadata().getName()))
        .filter(object -> !owner.controls(object))
        .map(NamesFree::problem);
  }

  private static Problem problem(HasMetadata object) {
    String controller =
        Owner.controllerOf(object)
            .map(c -> "belongs to " + c.getKind() + " " + c.getName())
            .orElse("is not this release's");
    return Reason.NAME_TAKEN.because(
        object.getKind()
            + " "
            + object.getMetadata().getName()
            + " exists and "
            + controller
            + ": delete or rename it, or rename the release");
  }
}
