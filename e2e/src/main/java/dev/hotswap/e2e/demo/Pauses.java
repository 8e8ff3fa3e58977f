package dev.hotswap.e2e.demo;

import java.util.Map;

/**
 * How long each step of the demo's policy pauses.
 *
 * @param tenth at 10 %
 * @param half at 50 %
 * @param bake at 100 %, before promotion
 * @param drain seconds that requests in flight get to finish
 */
public record Pauses(String tenth, String half, String bake, int drain) {
  /** Long enough to watch. */
  public static final Pauses FULL = new Pauses("6s", "4s", "2s", 5);

  /** Long enough to prove health at 200 requests a second. */
  static final Pauses QUICK = new Pauses("2s", "1s", "1s", 1);

  Map<String, String> places() {
    return Map.of("tenth", tenth, "half", half, "bake", bake, "drain", Integer.toString(drain));
  }
}
