package dev.hotswap.operator.preflight.capacity;

import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something in the template that keeps its pods away from where other pods are, and perhaps from
 * each other: a candidate's pods cannot be beside stable's then.
 */
public interface Exclusion {
  /** Path of the field in the release's spec, with its value. */
  String field();

  /** What a person can write instead, as the end of a sentence. */
  String remedy();

  /** Whether this pod keeps the candidate's out of the place it runs in. */
  boolean by(Pod running);

  /** Whether one of the candidate's pods keeps the next one out. */
  boolean byItself();

  /** The place that a node is in; empty where the template does not exclude anything there. */
  Optional<String> place(Node node);

  /** What one place is called: {@code node}, or the label that places are told apart by. */
  String placeName();

  /** All that the template says. */
  static List<Exclusion> of(CandidateRequest wish) {
    Stream<Exclusion> ports =
        wish.template().getSpec().getContainers().stream()
            .flatMap(
                container ->
                    container.getPorts().stream()
                        .filter(HostPort::isSet)
                        .map(port -> new HostPort(container.getName(), port)));
    List<PodAffinityTerm> terms = terms(wish.template().getSpec().getAffinity());
    Stream<Exclusion> apart =
        IntStream.range(0, terms.size())
            .mapToObj(i -> new AntiAffinity(i, terms.get(i), wish.namespace(), labels(wish)));
    return Stream.concat(ports, apart).toList();
  }

  /** What terms compare, with what no pod that runs has the same value of. */
  static Map<String, String> labels(CandidateRequest wish) {
    Map<String, String> labels = new HashMap<>(wish.podLabels());
    labels.put(Labels.REVISION, "");
    labels.put("pod-template-hash", "");
    return labels;
  }

  private static List<PodAffinityTerm> terms(@Nullable Affinity affinity) {
    return Optional.ofNullable(affinity)
        .map(Affinity::getPodAntiAffinity)
        .map(PodAntiAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
        .orElse(List.of());
  }

  /**
   * How many of the candidate's pods there is a place for, as far as this goes.
   *
   * @param rooms nodes that it may run on, and what is there to stay
   * @return at most {@code pods}
   */
  default int places(List<NodeCapacity> rooms, int pods) {
    if (rooms.stream().anyMatch(room -> place(room.node()).isEmpty())) {
      return pods;
    }
    List<String> taken =
        rooms.stream()
            .filter(room -> room.running().stream().anyMatch(this::by))
            .flatMap(room -> place(room.node()).stream())
            .toList();
    long free =
        rooms.stream()
            .flatMap(room -> place(room.node()).stream())
            .distinct()
            .filter(place -> !taken.contains(place))
            .count();
    return free > 0 && !byItself() ? pods : (int) Math.min(pods, free);
  }
}
