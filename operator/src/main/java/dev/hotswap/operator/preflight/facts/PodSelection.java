package dev.hotswap.operator.preflight.facts;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Pods that requests are sent to by what the pods carry.
 *
 * @param labels a selected pod has all of them; every pod where there is none
 * @param ports where requests arrive at it: numbers, or names of its containers' ports; empty where
 *     any may be meant
 */
public record PodSelection(Map<String, String> labels, Set<String> ports) {
  public PodSelection {
    labels = Map.copyOf(labels);
    ports = Set.copyOf(ports);
  }

  /** Whether requests get to this pod by a port that its release serves by. */
  public boolean reaches(SlotPod pod) {
    return pod.labels().entrySet().containsAll(labels.entrySet())
        && (ports.isEmpty() || pod.ports().isEmpty() || !Collections.disjoint(ports, pod.ports()));
  }
}
