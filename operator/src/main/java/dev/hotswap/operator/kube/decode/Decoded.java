package dev.hotswap.operator.kube.decode;

import java.util.Optional;
import java.util.function.Function;

/**
 * What came of reading a tree as a type.
 *
 * @param <T> the type
 */
public sealed interface Decoded<T> {
  /** It fits. */
  record Fits<T>(T read) implements Decoded<T> {}

  /**
   * It does not.
   *
   * @param sentence what stands where, and what was expected; begins with the path
   */
  record Misfits<T>(String sentence) implements Decoded<T> {}

  /** The value, where it fits. */
  default Optional<T> value() {
    return switch (this) {
      case Fits<T>(T read) -> Optional.of(read);
      case Misfits<T> misfits -> Optional.empty();
    };
  }

  /** Why it does not fit. */
  default Optional<String> misfit() {
    return switch (this) {
      case Fits<T> fits -> Optional.empty();
      case Misfits<T>(String sentence) -> Optional.of(sentence);
    };
  }

  /** Reads on from a value that fits. */
  default <U> Decoded<U> then(Function<T, Decoded<U>> next) {
    return switch (this) {
      case Fits<T>(T read) -> next.apply(read);
      case Misfits<T>(String sentence) -> new Misfits<>(sentence);
    };
  }
}
