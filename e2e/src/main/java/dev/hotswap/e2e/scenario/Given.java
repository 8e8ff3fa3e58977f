package dev.hotswap.e2e.scenario;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is there before the script begins.
 *
 * @param stable the version that serves
 * @param replicas pods of each version
 * @param perSecond requests a second
 * @param source the metric source of the policy
 * @param pauses how long the steps at 10, 50 and 100 % pause
 * @param versions how each version behaves, by its name
 */
record Given(
    String stable,
    int replicas,
    int perSecond,
    String source,
    Pauses pauses,
    Map<String, Behaviour> versions) {
  /** Pauses of the three steps, as a policy writes them. */
  record Pauses(String tenth, String half, String bake) {}

  static Given read(Fields given) {
    given.only("stable", "replicas", "requestsPerSecond", "source", "pauses", "versions");
    Fields pauses = given.map("pauses").only("tenth", "half", "bake");
    Map<String, Behaviour> versions = new TreeMap<>();
    given.entries("versions").forEach(e -> versions.put(e.getKey(), Behaviour.read(e.getValue())));
    return new Given(
        given.text("stable", "1.0.0"),
        given.number("replicas", 2),
        given.number("requestsPerSecond", 100),
        given.text("source", "gateway"),
        new Pauses(
            pauses.text("tenth", "3s"), pauses.text("half", "2s"), pauses.text("bake", "1s")),
        versions);
  }

  /** The versions whose own bad answers are expected. */
  Set<String> bad() {
    return versions.entrySet().stream()
        .filter(e -> e.getValue().bad())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
