package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.naming.HostName;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.preflight.facts.Facts;
import io.fabric8.istio.api.api.networking.v1alpha3.TrafficPolicy;
import io.fabric8.istio.api.networking.v1.DestinationRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * No DestinationRule of somebody else changes what the gateway does with the slots: outlier
 * detection hides errors from whoever judges them, and mutual TLS needs a proxy that Windows pods
 * do not have.
 */
final class ForeignDestinationRules implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    CandidateRequest wish = facts.wish();
    return facts.cluster().ejections().stream()
        .filter(DestinationRule.class::isInstance)
        .map(DestinationRule.class::cast)
        .filter(rule -> !wish.claimant().owner().controls(rule))
        .filter(
            rule ->
                Arrays.stream(Slot.values())
                    .anyMatch(slot -> covers(rule, wish, slot, facts.grants().names())))
        .flatMap(rule -> problems(rule, wish))
        .toList();
  }

  private static Stream<Problem> problems(DestinationRule rule, CandidateRequest wish) {
    Stream<Problem> effects = effects(rule).map(effect -> problem(rule, effect));
    return wish.ejections() && !rule.getSpec().getHost().startsWith("*")
        ? Stream.concat(Stream.of(second(rule)), effects)
        : effects;
  }

  private static Problem second(DestinationRule rule) {
    return Reason.SECOND_DESTINATION_RULE.because(
        "DestinationRule "
            + rule.getMetadata().getNamespace()
            + "/"
            + rule.getMetadata().getName()
            + " speaks for "
            + rule.getSpec().getHost()
            + " already, and Istio merges two for one host in an order that nobody chose: delete"
            + " it, or leave out spec.traffic.outlierDetection");
  }

  /** Whether the rule speaks for the slot's Service. */
  static boolean covers(
      DestinationRule rule, CandidateRequest wish, Slot slot, ClusterNames names) {
    HostName service = names.service(wish.names().slot(slot), wish.namespace());
    return Optional.ofNullable(rule.getSpec())
        .map(spec -> spec.getHost())
        .map(host -> names.host(host, rule.getMetadata().getNamespace()))
        .filter(host -> host.isWildcard() ? host.coversText(service) : host.covers(service))
        .isPresent();
  }

  private static Stream<String> effects(DestinationRule rule) {
    Optional<TrafficPolicy> policy = Optional.ofNullable(rule.getSpec().getTrafficPolicy());
    return Stream.of(
            policy
                .map(TrafficPolicy::getOutlierDetection)
                .map(
                    found ->
                        "ejects pods that answer with errors (outlierDetection), which hides them"),
            policy
                .map(TrafficPolicy::getTls)
                .map(tls -> tls.getMode())
                .filter(mode -> mode.name().equals("ISTIO_MUTUAL"))
                .map(found -> "asks for mutual TLS with a proxy that Windows pods do not have"))
        .flatMap(Optional::stream);
  }

  private static Problem problem(DestinationRule rule, String effect) {
    return Reason.FOREIGN_DESTINATION_RULE.because(
        "DestinationRule "
            + rule.getMetadata().getNamespace()
            + "/"
            + rule.getMetadata().getName()
            + " for "
            + rule.getSpec().getHost()
            + " "
            + effect
            + ": exclude the release's slots from it");
  }
}
