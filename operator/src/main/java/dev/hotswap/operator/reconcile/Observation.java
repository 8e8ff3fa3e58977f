package dev.hotswap.operator.reconcile;

import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.World;
import java.util.stream.Stream;

/**
 * One release at one moment.
 *
 * @param scene what is wanted, remembered and held
 * @param world what is seen
 */
record Observation(Scene scene, World world) {
  /** Pods of both slots that exist. */
  int pods() {
    return Stream.of(world.a(), world.b())
        .flatMap(backend -> backend.known().stream())
        .mapToInt(Backend::pods)
        .sum();
  }
}
