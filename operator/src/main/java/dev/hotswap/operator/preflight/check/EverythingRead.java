package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.kube.decode.UnreadableParts;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.preflight.facts.Cluster;
import dev.hotswap.operator.preflight.facts.Facts;
import io.fabric8.istio.api.networking.v1.DestinationRule;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the checks were shown could be read as a whole: of the release's own namespace everything,
 * of others what speaks for a slot. Another tenant's object must not keep anybody from starting.
 */
final class EverythingRead implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    CandidateRequest wish = facts.wish();
    return all(facts.cluster())
        .filter(object -> concerns(object, wish, facts.grants().names()))
        .flatMap(object -> UnreadableParts.sentence(object).stream())
        .distinct()
        .map(
            sentence ->
                Reason.OBJECT_UNREADABLE.because(
                    sentence + ": checks went by what could be read; correct that field"))
        .toList();
  }

  private static Stream<HasMetadata> all(Cluster cluster) {
    return Stream.of(
            cluster.services(),
            cluster.deployments(),
            cluster.budgets(),
            cluster.autoscalers(),
            cluster.routes(),
            cluster.ejections())
        .flatMap(List::stream);
  }

  private static boolean concerns(HasMetadata object, CandidateRequest wish, ClusterNames names) {
    return wish.namespace().equals(object.getMetadata().getNamespace())
        || (object instanceof DestinationRule rule
            && Arrays.stream(Slot.values())
                .anyMatch(slot -> ForeignDestinationRules.covers(rule, wish, slot, names)));
  }
}
