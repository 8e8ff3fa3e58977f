package dev.hotswap.operator.preflight.capacity;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pods that run and keep the candidate's away by their own anti-affinity: stable's do, when the
 * candidate was made to say less.
 *
 * @param namespace of the release
 * @param labels of the candidate's pods
 */
record KeptAway(String namespace, Map<String, String> labels) {
  /** Whether none of the pods of these rooms keeps the candidate's pods off the node. */
  boolean allows(Node node, List<NodeCapacity> rooms) {
    return rooms.stream()
        .noneMatch(room -> room.running().stream().anyMatch(pod -> keeps(pod, room.node(), node)));
  }

  private boolean keeps(Pod pod, Node where, Node node) {
    return terms(pod)
        .filter(term -> AntiAffinity.inScope(term, pod.getMetadata().getNamespace(), namespace))
        .filter(term -> AntiAffinity.selects(term, AntiAffinity.labelsOf(pod), labels))
        .anyMatch(
            term -> {
              Optional<String> place = AntiAffinity.place(term, where);
              return place.isPresent() && place.equals(AntiAffinity.place(term, node));
            });
  }

  private static Stream<PodAffinityTerm> terms(Pod pod) {
    return Optional.ofNullable(pod.getSpec().getAffinity())
        .map(Affinity::getPodAntiAffinity)
        .map(PodAntiAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
        .orElse(List.of())
        .stream();
  }
}
