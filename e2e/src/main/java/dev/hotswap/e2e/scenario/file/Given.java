package dev.hotswap.e2e.scenario.file;

import java.time.Duration;
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
 * @param http what the user says of the http route, as JSON
 * @param policy how a version is tried
 * @param versions how each version behaves, by its name
 */
public record Given(
    String stable,
    int replicas,
    Traffic traffic,
    String http,
    Policy policy,
    Map<String, Behaviour> versions) {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /**
   * What callers do.
   *
   * @param perSecond short requests a second
   * @param downloads downloads begun a second, each of which takes six seconds
   * @param patience how long callers wait
   * @param impatient whether it is expected that callers give up
   * @param grpc whether short requests are gRPC calls
   */
  public record Traffic(
      int perSecond, int downloads, Duration patience, boolean impatient, boolean grpc) {}

  static Given read(Fields given) {
    given.only(
        "stable",
        "replicas",
        "requestsPerSecond",
        "downloadsPerSecond",
        "patience",
        "grpc",
        "http",
        "policy",
        "versions");
    Map<String, Behaviour> versions = new TreeMap<>();
    given.entries("versions").forEach(e -> versions.put(e.getKey(), Behaviour.read(e.getValue())));
    return new Given(
        given.text("stable", "1.0.0"),
        given.number("replicas", 2),
        new Traffic(
            given.number("requestsPerSecond", 100),
            given.number("downloadsPerSecond", 0),
            given.time("patience", PATIENCE),
            given.has("patience"),
            given.flag("grpc")),
        given.has("http") ? given.map("http").node().toString() : "{}",
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
