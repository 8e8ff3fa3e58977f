package dev.hotswap.e2e.scenario.file;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is there before the script begins.
 *
 * @param stable the version that serves
 * @param replicas pods of each version
 * @param traffic what callers do
 * @param policy how a version is tried
 * @param versions how each version behaves, by its name
 */
public record Given(
    String stable, int replicas, Traffic traffic, Policy policy, Map<String, Behaviour> versions) {
  /**
   * What callers do.
   *
   * @param perSecond short requests a second
   * @param downloads downloads begun a second, each of which takes six seconds
   */
  public record Traffic(int perSecond, int downloads) {}

  static Given read(Fields given) {
    given.only(
        "stable", "replicas", "requestsPerSecond", "downloadsPerSecond", "policy", "versions");
    Map<String, Behaviour> versions = new TreeMap<>();
    given.entries("versions").forEach(e -> versions.put(e.getKey(), Behaviour.read(e.getValue())));
    return new Given(
        given.text("stable", "1.0.0"),
        given.number("replicas", 2),
        new Traffic(given.number("requestsPerSecond", 100), given.number("downloadsPerSecond", 0)),
        Policy.read(given.map("policy")),
        versions);
  }

  /** The versions whose own bad answers are expected. */
  public Set<String> bad() {
    return versions.entrySet().stream()
        .filter(e -> e.getValue().bad())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
