package dev.hotswap.operator.reconcile.cache;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Told of every object of a store.
 *
 * @param put of one, with its key, as it is kept
 * @param removed of the key of one that is kept no more
 */
record Heard<T>(BiConsumer<String, T> put, Consumer<String> removed) {
  /** Nobody is told. */
  static <T> Heard<T> nobody() {
    return new Heard<>((key, object) -> {}, key -> {});
  }
}
