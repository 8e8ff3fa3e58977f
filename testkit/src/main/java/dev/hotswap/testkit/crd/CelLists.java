package dev.hotswap.testkit.crd;

import java.util.List;

/** Kubernetes' list functions. */
final class CelLists {
  private CelLists() {}

  /** Whether no number is smaller than the one before. */
  static boolean isSorted(List<?> numbers) {
    for (int i = 1; i < numbers.size(); i++) {
      if (number(numbers.get(i)) < number(numbers.get(i - 1))) {
        return false;
      }
    }
    return true;
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
