package dev.hotswap.operator.preflight.capacity;

import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.preflight.facts.LabelMatch;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A required anti-affinity (Kubernetes scheduler, plugin {@code InterPodAffinity}). A pod that runs
 * and has the same keeps the candidate's away too, whatever the candidate says.
 *
 * @param index of the term in the template
 * @param term what it says
 * @param namespace of the release
 * @param labels of the candidate's pods
 */
record AntiAffinity(int index, PodAffinityTerm term, String namespace, Map<String, String> labels)
    implements Exclusion {
  private static final String HOSTNAME = "kubernetes.io/hostname";

  @Override
  public String field() {
    return "spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution["
        + index
        + "] by "
        + term.getTopologyKey();
  }

  @Override
  public String remedy() {
    return "add matchLabelKeys: ["
        + Labels.SLOT
        + "] to it, so that only pods of one version are kept apart, or say"
        + " preferredDuringSchedulingIgnoredDuringExecution";
  }

  @Override
  public boolean by(Pod running) {
    return inScope(term, namespace, running.getMetadata().getNamespace())
        && selects(term, labels, labelsOf(running));
  }

  @Override
  public boolean byItself() {
    return inScope(term, namespace, namespace) && selects(term, labels, labels);
  }

  @Override
  public Optional<String> place(Node node) {
    return place(term, node);
  }

  @Override
  public String placeName() {
    return HOSTNAME.equals(term.getTopologyKey()) ? "node" : term.getTopologyKey();
  }

  /** A node without the label is in no place: nothing is kept away from it. */
  static Optional<String> place(PodAffinityTerm term, Node node) {
    Map<String, String> nodeLabels =
        Optional.ofNullable(node.getMetadata().getLabels()).orElse(Map.of());
    return Optional.ofNullable(nodeLabels.get(term.getTopologyKey()));
  }

  /** Namespaces by label are not looked up: such a term is taken to mean none. */
  static boolean inScope(PodAffinityTerm term, String own, String other) {
    List<String> named = Optional.ofNullable(term.getNamespaces()).orElse(List.of());
    return named.isEmpty()
        ? term.getNamespaceSelector() == null && own.equals(other)
        : named.contains(other);
  }

  /**
   * Whether the term of a pod with these labels selects the other (a term without a selector
   * selects none; KEP-3633: {@code matchLabelKeys} are compared with what the pod itself has).
   */
  static boolean selects(PodAffinityTerm term, Map<String, String> own, Map<String, String> other) {
    boolean same =
        keys(term.getMatchLabelKeys()).stream()
            .allMatch(key -> !own.containsKey(key) || own.get(key).equals(other.get(key)));
    boolean different =
        keys(term.getMismatchLabelKeys()).stream()
            .allMatch(
                key -> !own.containsKey(key) || !Objects.equals(own.get(key), other.get(key)));
    boolean selected =
        Optional.ofNullable(term.getLabelSelector())
            .filter(selector -> LabelMatch.matches(selector, other))
            .isPresent();
    return selected && same && different;
  }

  private static List<String> keys(List<String> keys) {
    return Optional.ofNullable(keys).orElse(List.of());
  }

  static Map<String, String> labelsOf(Pod pod) {
    return Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of());
  }
}
