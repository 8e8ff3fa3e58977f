package dev.hotswap.e2e.scenario.file;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a version behaves.
 *
 * @param environment what its image sets: {@code ERROR_RATE}, {@code DELAY_MS}, {@code LEAK_KB} …
 * @param pull how long a node takes to get the image
 * @param refused the registry does not have it
 * @param crashes it ends with status 2 right after its start
 * @param bad whether its own bad answers are expected
 */
public record Behaviour(
    Map<String, String> environment, Duration pull, boolean refused, boolean crashes, boolean bad) {
  private static final Duration PULL = Duration.ofMillis(500);

  /** Nothing is wrong with it. */
  public static final Behaviour GOOD = new Behaviour(Map.of(), PULL, false, false, false);

  static Behaviour read(Fields given) {
    given.only("env", "pull", "refused", "crashes", "bad");
    Map<String, String> environment = new TreeMap<>();
    given
        .map("env")
        .node()
        .properties()
        .forEach(e -> environment.put(e.getKey(), e.getValue().asText()));
    return new Behaviour(
        environment,
        given.time("pull", PULL),
        given.flag("refused"),
        given.flag("crashes"),
        given.flag("bad"));
  }
}
