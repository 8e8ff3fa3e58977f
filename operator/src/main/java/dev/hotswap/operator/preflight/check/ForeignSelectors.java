package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.preflight.facts.LabelMatch;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Nobody else's Service, disruption budget or autoscaler has a hand on the candidate's pods. */
final class ForeignSelectors implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    CandidateRequest wish = facts.wish();
    Owner owner = wish.claimant().owner();
    return Stream.of(
            facts.cluster().services().stream()
                .filter(service -> !owner.controls(service) && selects(service, wish.podLabels()))
                .filter(service -> !isSender(service, facts))
                .map(ForeignSelectors::service),
            facts.cluster().budgets().stream()
                .filter(budget -> !owner.controls(budget) && covers(budget, wish.podLabels()))
                .map(ForeignSelectors::budget),
            facts.cluster().autoscalers().stream().flatMap(scaler -> autoscaler(wish, scaler)))
        .flatMap(problems -> problems)
        .toList();
  }

  /** Of one that reaches the port that the release serves by, more is said. */
  private static boolean isSender(Service service, Facts facts) {
    String name = "Service " + facts.wish().namespace() + "/" + service.getMetadata().getName();
    return facts.others().senders().stream().anyMatch(sender -> sender.object().equals(name));
  }

  private static boolean selects(Service service, Map<String, String> labels) {
    Map<String, String> selector =
        Optional.ofNullable(service.getSpec()).map(spec -> spec.getSelector()).orElse(Map.of());
    return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
  }

  private static boolean covers(PodDisruptionBudget budget, Map<String, String> labels) {
    return Optional.ofNullable(budget.getSpec())
        .map(spec -> spec.getSelector())
        .filter(selector -> LabelMatch.matches(selector, labels))
        .isPresent();
  }

  private static Problem service(Service service) {
    return Reason.FOREIGN_SERVICE.because(
        "Service "
            + service.getMetadata().getName()
            + " selects the candidate's pods by "
            + service.getSpec().getSelector()
            + ": its callers reach every version past the weights; give it another selector, or"
            + " leave that label out of the template");
  }

  private static Problem budget(PodDisruptionBudget budget) {
    return Reason.FOREIGN_BUDGET.because(
        "PodDisruptionBudget "
            + budget.getMetadata().getName()
            + " covers the candidate's pods besides the release's own: pods with two budgets cannot"
            + " be evicted; delete it");
  }

  private static Stream<Problem> autoscaler(CandidateRequest wish, HorizontalPodAutoscaler scaler) {
    String target =
        Optional.ofNullable(scaler.getSpec())
            .map(spec -> spec.getScaleTargetRef())
            .filter(ref -> "Deployment".equals(ref.getKind()))
            .map(ref -> ref.getName())
            .orElse("");
    return Arrays.stream(Slot.values())
        .map(wish.names()::slot)
        .filter(target::equals)
        .map(
            slot ->
                Reason.FOREIGN_AUTOSCALER.because(
                    "HorizontalPodAutoscaler "
                        + scaler.getMetadata().getName()
                        + " scales Deployment "
                        + slot
                        + ", which the release does itself: let it target GoRelease "
                        + wish.release()));
  }
}
